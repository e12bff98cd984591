import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { drawn, expectNoFaults, inBrowser, openPage } from '../support/page.ts';

const SCHOOL = `/entity/${encodeURIComponent('school:4114012888')}`;
const XIE = `/entity/${encodeURIComponent('person:谢刚@school:4114012888')}`;

inBrowser('a search', () => {
  it('finds 谢刚 by xiegang with the keyboard alone, and his post with its evidence', async () => {
    const { page, faults, visit } = await openPage();
    await visit('/');
    await page.keyboard.press('/');
    await page.keyboard.type('xiegang');
    await page.getByRole('option', { name: /谢刚/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    const field = page.getByRole('combobox');
    const active = await field.getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${active}"]`).textContent()).toContain('谢刚');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /谢刚/ }).waitFor();
    await drawn(page);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    // on to the first button that opens evidence
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press('Tab');
      if (
        await page.evaluate(
          () => document.activeElement?.getAttribute('aria-label') === '任职 山西机电职业技术学院：依据',
        )
      )
        break;
    }
    await page.keyboard.press('Enter');
    const claim = page.locator('.table-detail .claim');
    await claim.waitFor();
    expect(await claim.textContent()).toMatch(/创新校企合作 赋能高端装备2025工作会议成功召开.*第 2 段第 357–378 字/);
    expectNoFaults(faults);
  });

  it.each([
    ['谢刚', '谢刚'],
    ['XG', '谢刚'],
    ['4114012888', '山西机电职业技术学院'],
  ])('finds by %s', async (text, name) => {
    const { page, visit } = await openPage();
    await visit('/');
    await page.getByRole('combobox').fill(text);
    await page
      .getByRole('option', { name: new RegExp(name) })
      .first()
      .waitFor();
  });

  it('says how many were found, and that none was', async () => {
    const { page, visit } = await openPage();
    await visit('/');
    await page.getByRole('combobox').fill('没有这个名字的');
    const told = page.locator('.search-none', { hasText: '没有与“没有这个名字的”相符的名称' });
    await told.waitFor();
    await page.keyboard.press('Escape');
    await told.waitFor({ state: 'hidden' });
    expect(await page.getByRole('combobox').getAttribute('aria-expanded')).toBe('false');
  });
});

inBrowser('the page of an entity', () => {
  it('has names, identifiers, facts by kind, a picture and a timeline', async () => {
    const { page, faults, visit } = await openPage();
    await visit(SCHOOL);
    expect(await page.title()).toBe('山西机电职业技术学院 · 四链');
    expect(await page.locator('.particulars').last().textContent()).toContain('学校标识码4114012888');
    const captions = await page.locator('.facts caption').allTextContents();
    expect(captions).toEqual(['任职人员 (4)', '参加的活动 (1)', '实施 (1)', '开设专业 (6)', '下设 (3)']);
    expect(await page.locator('.ego a').count()).toBe(15);
    expect(await page.locator('.timeline time').allTextContents()).toEqual([
      '2025年12月31日',
      '2025年9月21日',
      '2024年12月31日',
    ]);
    expectNoFaults(faults);
  });

  it('leads on to another entity, and Back leads back', async () => {
    const { page, visit } = await openPage();
    await visit(`${SCHOOL}?lang=en`);
    await page.locator('.facts').getByRole('link', { name: /谢刚/ }).click();
    await page.getByRole('heading', { level: 1, name: /谢刚/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('lang')).toBe('en');
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: /山西机电职业技术学院/ }).waitFor();
  });

  it('shows on the day before nothing that was not yet seen', async () => {
    const { page, visit } = await openPage();
    await visit(`${XIE}?asOf=2025-09-20`);
    await page.getByText('这一天没有成立的关系').waitFor();
    await page.getByLabel('包括已终止与尚未开始的').check();
    await page
      .locator('.facts')
      .getByRole('link', { name: /山西机电职业技术学院/ })
      .waitFor();
    expect(new URL(page.url()).searchParams.get('past')).toBe('1');
  });

  it('gives its facts as CSV', async () => {
    const { page, visit } = await openPage();
    await visit(XIE);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载 CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('谢刚.csv');
    const path = join(await temporaryFolder(), 'facts.csv');
    await file.saveAs(path);
    const lines = (await readFile(path, 'utf8')).split('\r\n');
    expect(lines[0]).toBe('\uFEFF关系,对方,身份、方式,时间,可信程度,四链,依据数,自然键');
    expect(lines[1]).toBe('任职,山西机电职业技术学院,院长,2025年9月21日有记载,明言 100%,人才链,1,school:4114012888');
  });

  it('sorts a table, and says so', async () => {
    const { page, visit } = await openPage();
    await visit(SCHOOL);
    const table = page.getByRole('table', { name: /开设专业/ });
    const head = table.getByRole('columnheader', { name: '对方' });
    const first = (): Promise<string | null> =>
      table.getByRole('rowheader').or(table.locator('td.col-other')).first().textContent();
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    expect(await first()).toContain('电气自动化技术');
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await first()).toContain('数控技术');
  });

  it('of a post tells who held it', async () => {
    const { page, visit } = await openPage();
    await visit(SCHOOL);
    await page
      .locator('.facts')
      .getByRole('link', { name: /^职务 院长/ })
      .click();
    await page.getByRole('heading', { name: '历任' }).waitFor();
    await page.getByRole('table', { name: '历任' }).getByRole('link', { name: /谢刚/ }).waitFor();
  });

  it('prints what is read, without what is pressed', async () => {
    const { page, visit } = await openPage();
    await visit(SCHOOL);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('banner').isVisible()).toBe(false);
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(5 * 4);
    expect(await page.locator('.as-of-print').isVisible()).toBe(true);
  });

  it('that nobody knows says what to do', async () => {
    const { page } = await openPage();
    await page.goto('/entity/nobody%3Ahere');
    await page.getByRole('heading', { level: 1, name: '没有键为“nobody:here”的实体' }).waitFor();
    await page.getByText('在上方按名称搜索').waitFor();
  });
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'silian-browser-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}
