import { expect, it } from 'vitest';
import { drawn, expectNoFaults, inBrowser, openPage } from '../support/page.ts';

inBrowser('the overview', () => {
  it('has counts that lead to what was counted', async () => {
    const { page, faults, visit } = await openPage();
    await visit('/');
    await page.getByRole('link', { name: '8 人员', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '名录' }).waitFor();
    await drawn(page);
    expect(new URL(page.url()).search).toBe('?kind=PERSON');
    expect(await page.locator('tbody tr:not(.table-detail)').count()).toBe(8);
    expectNoFaults(faults);
  });

  it('tells of the newest event with its parties, and opens its evidence', async () => {
    const { page, visit } = await openPage();
    await visit('/');
    const row = page.getByRole('row', { name: /2025年9月21日 活动 创新校企合作/ });
    expect(await row.textContent()).toContain('主办');
    await row.getByRole('button').click();
    const claim = page.locator('.claim').first();
    await claim.getByText('中国教育在线').first().waitFor();
    expect(await claim.textContent()).toMatch(/明言置信度 100%/);
  });

  it('asks questions that have answers', async () => {
    const { page, visit } = await openPage();
    await visit('/');
    const questions = page.locator('.starters a');
    expect(await questions.count()).toBe(4);
    const links = await questions.evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
    for (const link of links) {
      await visit(link);
      expect(await page.locator('tbody tr:not(.table-detail)').count()).toBeGreaterThan(0);
    }
  });

  it('says as of when, and another day shows what was known to hold then', async () => {
    const { page, visit } = await openPage();
    await visit('/?asOf=2025-09-20');
    expect(await page.getByLabel('截至').inputValue()).toBe('2025-09-20');
    // other files bring sources of their own: as many as the service has by now
    const answer = await page.request.post('/graphql', { data: { query: '{ sources { totalCount } }' } });
    const { data } = await answer.json();
    expect(data.sources.totalCount).toBeGreaterThanOrEqual(5);
    expect(await page.locator('.as-of').textContent()).toContain(`${data.sources.totalCount} 个来源`);
    await page.getByText('回到今天').click();
    await page.waitForURL((url) => url.search === '');
  });
});

inBrowser('regions', () => {
  it('lead from province to county, and to what lies there', async () => {
    const { page, faults, visit } = await openPage();
    await visit('/regions');
    await page.getByRole('link', { name: '山西省' }).click();
    await page.getByRole('link', { name: '长治市' }).click();
    await page.getByRole('heading', { level: 1, name: '长治市' }).waitFor();
    const row = page.getByRole('row', { name: /襄垣县/ });
    expect(await row.getByRole('cell').allTextContents()).toEqual(['襄垣县', '县级', '', '2']);
    await row.getByRole('link', { name: '2' }).click();
    await page.getByRole('heading', { level: 1, name: '名录' }).waitFor();
    await drawn(page);
    expect(await page.locator('tbody tr:not(.table-detail)').count()).toBe(2);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: '长治市' }).waitFor();
    expectNoFaults(faults);
  });
});
