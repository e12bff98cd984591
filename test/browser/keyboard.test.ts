import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EDITOR, type Served, serve } from '../support/browser.ts';
import { keysOf } from '../support/keys.ts';
import { expectNoFaults, inBrowser, openPage } from '../support/page.ts';

/** Each main task with the keyboard alone; the entity page and the graph have such a walk in tests of their own. */

inBrowser('with the keyboard alone', () => {
  it('two ends are chosen, the chain between them is read and its evidence opened', async () => {
    const { page, faults, visit } = await openPage();
    const { to, type, press, here } = keysOf(page);
    await visit('/');
    await to(/^a 协同链$/);
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: '协同链' }).waitFor();
    for (const [field, typed, name] of [
      ['起点', 'xiegang', '谢刚'],
      ['终点', 'zhenglimei', '郑丽梅'],
    ] as const) {
      await to(new RegExp(`^input ${field}`));
      await type(typed);
      // before the answer is there
      await press('Enter');
      await page.locator('.choosing').getByText(name).waitFor();
      // the field has gone: the focus is where it stood
      expect(await here()).toContain(name);
    }
    await page.locator('.chain').first().waitFor();
    await to(/^summary .*依据/);
    await press('Enter');
    await page.locator('.chain .claim').first().waitFor();
    expect(await page.locator('.chain .claim').first().textContent()).toContain('第');
    expectNoFaults(faults);
  });

  it('a demand is chosen, its matches are weighed anew, and two of them compared', async () => {
    const { page, faults, visit } = await openPage();
    const { to, press, here } = keysOf(page);
    await visit('/matching?asOf=2025-12-31');
    await to(/^button .*高端装备制造高素质人才/);
    await press('Enter');
    await page.locator('.card').nth(1).waitFor();
    await to(/^input 主题覆盖/);
    await press('Home');
    await page.waitForURL(/weights=COVERAGE%3A0/);
    await to(/^button 恢复默认/);
    await press('Enter');
    await page.waitForURL((url) => !url.searchParams.has('weights'));
    await page.locator('.card').nth(1).waitFor();
    for (let pressed = 0; pressed < 2; pressed++) {
      await to(/^button 对比$/);
      await press('Enter');
    }
    await page.getByRole('heading', { name: '两项对比' }).waitFor();
    expect(await here()).not.toMatch(/^body/);
    expectNoFaults(faults);
  });

  it('a name that nobody has is told of, with what to do', async () => {
    const { page, visit } = await openPage();
    const { type, press } = keysOf(page);
    await visit('/');
    await press('/');
    await type('无此名称之人');
    await page.locator('.search-none', { hasText: '没有与“无此名称之人”相符的名称' }).waitFor();
    await press('Enter');
    expect(new URL(page.url()).pathname).toBe('/');
  });
});

const ARTICLE = '../shared/articles/05.txt';
const hasArticle = existsSync(ARTICLE);
if (!hasArticle) console.warn(`Skipped an editor at the keyboard: ${ARTICLE} is not here.`);

inBrowser('an editor with the keyboard alone', () => {
  // what is written here would be counted in other tests
  let service: Served;
  beforeAll(async () => {
    service = await serve();
  }, 120_000);
  afterAll(() => service.stop());

  it.skipIf(!hasArticle)('reads a report, corrects and rejects, tries and writes', async () => {
    const { page, faults, visit } = await openPage({ baseURL: service.url });
    const { to, type, press, here } = keysOf(page);
    await visit('/curation');
    await to(/^input 编辑者密钥/);
    await type(EDITOR);
    await press('Enter');
    await page.getByLabel('报道全文').waitFor();
    expect(await here()).not.toMatch(/^body/);
    await to(/^textarea 报道全文/);
    await page.keyboard.insertText(readFileSync(ARTICLE, 'utf8'));
    await to(/^button 读出记录/);
    await press('Enter');
    await page.locator('.proposals > li').first().waitFor();
    await to(/^input 采纳 四川省教育厅/);
    await press('Space');
    await to(/^button 更正/);
    await press('Enter');
    await to(/^textarea 记录/);
    await to(/^button 取消/);
    await press('Enter');
    expect(await here()).not.toMatch(/^body/);
    await to(/^button 试算/);
    await press('Enter');
    await page.getByText('试算结果', { exact: true }).waitFor();
    expect(await here()).toMatch(/^button 试算/);
    await to(/^button 写入/);
    await press('Enter');
    await page.getByText('已写入', { exact: true }).waitFor();
    expectNoFaults(faults);
  });
});
