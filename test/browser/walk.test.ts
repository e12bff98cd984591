import { expect, it } from 'vitest';
import { drawn, expectNoFaults, inBrowser, openPage } from '../support/page.ts';

const [XIE, ZHENG] = ['person:谢刚@school:4114012888', 'person:郑丽梅@org:机械工业教育发展中心'];
const link = (path: string, parameters: Readonly<Record<string, string>>): string =>
  `${path}?${new URLSearchParams(parameters)}`;

inBrowser('as a new user would', () => {
  it('finds the chain from 谢刚 to 郑丽梅 by typing, reads its evidence, and shares it', async () => {
    const { page, faults, visit } = await openPage();
    await visit('/chains');
    for (const [field, typed, name] of [
      ['起点', 'xiegang', '谢刚'],
      ['终点', 'zhenglimei', '郑丽梅'],
    ] as const) {
      await page.getByRole('combobox', { name: new RegExp(field) }).fill(typed);
      await page
        .getByRole('option', { name: new RegExp(`^人员 ${name}`) })
        .first()
        .waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('.choosing').getByText(name).waitFor();
    }
    const first = page.locator('.chain').first();
    await first.waitFor();
    expect(await first.locator('.chain-sentence').textContent()).toMatch(/谢刚.*郑丽梅/s);
    expect(await first.locator('.hops > li').count()).toBeGreaterThan(1);
    await first.locator('.hops summary').first().click();
    await first.locator('.claim').first().waitFor();
    expect(await first.locator('.claim').first().textContent()).toContain('第');
    // the link is the whole state: a reader who has never been here sees the same
    const { page: fresh, visit: open } = await openPage();
    await open(page.url());
    await fresh.locator('.chain').first().waitFor();
    expect(await fresh.locator('.chain-sentence').allTextContents()).toEqual(
      await page.locator('.chain-sentence').allTextContents(),
    );
    expectNoFaults(faults);
  });

  it('is told what to relax where no chain is found', async () => {
    const { page, visit } = await openPage();
    await visit(link('/chains', { from: XIE, to: ZHENG, hops: '1' }));
    await page.locator('.state-title', { hasText: '没有找到相连的链' }).waitFor();
    expect(await page.locator('.state').textContent()).toMatch(/可放宽条件：.*maxHops|关系|条/s);
  });

  it('finds matches for the demand of the article, and why the first one fits', async () => {
    const { page, faults, visit } = await openPage();
    await visit('/matching?asOf=2025-12-31');
    await page.getByRole('button', { name: /高端装备制造高素质人才/ }).click();
    const card = page.locator('.card').first();
    await card.waitFor();
    const parts = await card.locator('.score li').allTextContents();
    const points = Number(/\d+/.exec((await card.locator('.score strong').textContent()) ?? '')?.[0]);
    expect(parts).toHaveLength(7);
    expect(points).toBeGreaterThan(0);
    expect(await card.locator('.card-why').textContent()).toMatch(/长治市人民政府.*高端装备制造高素质人才/);
    expect(await card.locator('.fit').first().textContent()).toContain('相合');
    await card.getByText('所依据的事实').click();
    await card.locator('.behind summary').first().click();
    await card.locator('.claim').first().waitFor();
    // a weight moved ranks anew, and stands in the link
    await page.getByRole('slider', { name: /^主题覆盖/ }).fill('0');
    await page.getByRole('button', { name: '恢复默认' }).waitFor();
    expect(new URL(page.url()).searchParams.get('weights')).toBe('COVERAGE:0');
    await page.getByRole('button', { name: '恢复默认' }).click();
    await page.locator('.card').nth(1).waitFor();
    // the one that is pressed is called otherwise from then on
    for (let pressed = 0; pressed < 2; pressed++)
      await page.getByRole('button', { name: '对比', exact: true }).first().click();
    await page.getByRole('heading', { name: '两项对比' }).waitFor();
    expectNoFaults(faults);
  });

  it('sees where skills are lacking', async () => {
    const { page, faults, visit } = await openPage();
    await visit('/matching?tab=gaps&made=1');
    await page.getByRole('heading', { name: '按能力与地区看缺口' }).waitFor();
    await page.locator('.heat, .state-title').first().waitFor();
    expectNoFaults(faults);
  });
});

inBrowser('the page of an entity', () => {
  it('leads into the graph and to chains', async () => {
    const { page, visit } = await openPage();
    await visit(`/entity/${encodeURIComponent(XIE)}`);
    await page.getByRole('link', { name: '找协同链' }).click();
    await page.locator('.choosing').getByText('谢刚').waitFor();
    await page.goBack();
    await drawn(page);
    await page.getByRole('link', { name: '在图谱中展开' }).click();
    await page.locator('.canvas').waitFor();
    expect(new URL(page.url()).searchParams.get('of')).toBe(XIE);
  });
});
