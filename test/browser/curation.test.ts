import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EDITOR, type Served, serve } from '../support/browser.ts';
import { expectNoFaults, inBrowser, openPage, write } from '../support/page.ts';

/** What is written here would be counted in other tests: these have a service of their own. */

const ARTICLE = '../shared/articles/05.txt';
const hasArticle = existsSync(ARTICLE);
if (!hasArticle) console.warn(`Skipped bringing in a report: ${ARTICLE} is not here.`);

inBrowser('an editor', () => {
  let service: Served;
  beforeAll(async () => {
    service = await serve();
  }, 120_000);
  afterAll(() => service.stop());
  const enter = async (path: string) => {
    const opened = await openPage({ baseURL: service.url });
    await opened.visit(path);
    await opened.page.getByLabel('编辑者密钥').fill(EDITOR);
    await opened.page.getByRole('button', { name: '使用此密钥' }).click();
    return opened;
  };

  it.skipIf(!hasArticle)('pastes a report, looks at its proposals, tries them and brings them in, once', async () => {
    const { page, faults } = await enter('/curation');
    await page.getByLabel('报道全文').fill(readFileSync(ARTICLE, 'utf8'));
    await page.getByRole('button', { name: '读出记录' }).click();
    const alliance = page.locator('.proposals > li', { hasText: '联盟体' }).first();
    await alliance.waitFor();
    expect(await page.getByRole('button', { name: '写入', exact: true }).isDisabled()).toBe(true);
    await alliance.getByRole('button', { name: '原文' }).click();
    expect(await page.locator('mark.shown').first().textContent()).toContain('联合体');
    // a correction that is no record is refused, one that is changes what will be written
    await alliance.getByRole('button', { name: '更正' }).click();
    const json = page.getByLabel(/^记录/);
    const record = await json.inputValue();
    await json.fill('{');
    await page.getByRole('button', { name: '保存更正' }).click();
    await page.getByText('不是合法的 JSON 对象').waitFor();
    await json.fill(record);
    await page.getByRole('button', { name: '保存更正' }).click();
    await page.getByRole('button', { name: '试算' }).click();
    await page.getByText('试算结果', { exact: true }).waitFor();
    const tried = await page.locator('.writing [role=status]').textContent();
    await page.getByRole('button', { name: '写入', exact: true }).click();
    await page.getByText('已写入', { exact: true }).waitFor();
    expect((await page.locator('.writing [role=status]').textContent())?.replace('已写入', '试算结果')).toBe(tried);
    await page.getByRole('combobox').fill('luzhougaoxin');
    await page
      .getByRole('option', { name: /泸州高新产业发展产教联合体/ })
      .first()
      .waitFor();
    expectNoFaults(faults);
  });

  it('is told where the key is none', async () => {
    const { page, visit } = await openPage({ baseURL: service.url });
    await visit('/curation');
    await page.getByLabel('编辑者密钥').fill('nobody-has-this-key');
    await page.getByRole('button', { name: '使用此密钥' }).click();
    await page.getByLabel('报道全文').fill('某报道');
    await page.getByRole('button', { name: '读出记录' }).click();
    await page.getByText('密钥不被接受').waitFor();
  });

  it('merges two that are one, and takes it back', async () => {
    const source = {
      type: 'source',
      key: 'source:虚构联盟名录-2026',
      title: '虚构联盟名录',
      publishedOn: '2026-01-02',
    };
    const alliance = (place: string) => ({
      type: 'entity',
      kind: 'ALLIANCE',
      key: `alliance:虚构同名共同体@${place}`,
      name: '虚构同名共同体',
      attributes: { synthetic: true },
      evidence: [{ source: source.key }],
    });
    await write([source, alliance('140000'), alliance('130000')], service.url);
    const { page, faults } = await enter('/curation?tab=review');
    const pair = page.locator('.pair', { hasText: '虚构同名共同体' }).first();
    await pair.waitFor();
    expect(await pair.locator('h3').count()).toBe(2);
    await pair.getByLabel('理由').fill('同一联盟');
    await pair.getByRole('button', { name: '以此为准合并' }).first().click();
    const merger = page.locator('.mergers > li', { hasText: '同一联盟' });
    await merger.waitFor();
    await merger.getByLabel('理由').fill('误判');
    await merger.getByRole('button', { name: '撤销合并' }).click();
    await merger.getByText('已撤销').waitFor();
    await page.locator('.pair', { hasText: '虚构同名共同体' }).first().waitFor();
    await page
      .locator('.pair', { hasText: '虚构同名共同体' })
      .first()
      .getByRole('button', { name: '不是同一个' })
      .click();
    await page.getByText('没有待判定的').waitFor();
    expectNoFaults(faults);
  });
});
