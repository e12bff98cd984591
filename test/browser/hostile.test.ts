import { beforeAll, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { drawn, expectNoFaults, inBrowser, openPage, write } from '../support/page.ts';

const SOURCE = 'source:虚构通讯-2026-01-01';
const evidence = (stance?: string) => [{ source: SOURCE, paragraph: 1, ...(stance ? { stance } : {}) }];
const made = (kind: string, key: string, name: string, attributes: object = {}) => ({
  type: 'entity',
  kind,
  key,
  name,
  attributes: { ...attributes, synthetic: true },
  evidence: evidence(),
});
const holds = (person: string, from: string) => ({
  type: 'relation',
  kind: 'HOLDS_ROLE',
  from: person,
  to: 'org:虚构学院',
  qualifiers: { title: '院长', titleKind: 'POST' },
  validity: { from, observedOn: ['2025-06-01'] },
  evidence: evidence(),
});

const NAMES = {
  markup: '<img src=x onerror=document.title="broken">',
  turned: 'شركة \u202Eمقلوب\u202C',
  endless: '长'.repeat(500),
  emoji: '👩‍🔧👨‍🏫🇨🇳 学院',
  formula: '=HYPERLINK("http://127.0.0.1:9/","点我")',
};

inBrowser('what is said twice, otherwise, or with ill will', () => {
  beforeAll(async () => {
    await write([
      { type: 'source', key: SOURCE, title: '虚构通讯', publisher: '虚构', publishedOn: '2026-01-01' },
      made('INSTITUTION', 'org:虚构学院', '虚构学院'),
      made('ROLE', 'role:院长@org:虚构学院', '院长', { title: '院长', exclusive: true }),
      made('PERSON', 'person:甲某@org:虚构学院', '甲某'),
      made('PERSON', 'person:乙某@org:虚构学院', '乙某'),
      holds('person:甲某@org:虚构学院', '2024-01-01'),
      holds('person:乙某@org:虚构学院', '2025-01-01'),
      ...Object.entries(NAMES).flatMap(([name, text]) => [
        made('ENTERPRISE', `org:虚构${name}`, text),
        {
          type: 'relation',
          kind: 'COOPERATES_WITH',
          from: ['org:虚构学院', `org:虚构${name}`].sort()[0],
          to: ['org:虚构学院', `org:虚构${name}`].sort()[1],
          evidence: evidence(),
        },
      ]),
    ]);
  });

  const school = `/entity/${encodeURIComponent('org:虚构学院')}`;

  it('stands side by side where it is contradicted, marked as made up', async () => {
    const { page, faults, visit } = await openPage();
    await visit(school);
    await page.getByRole('heading', { name: '有争议的说法' }).waitFor();
    expect(await page.locator('.disputes > .sides').count()).toBe(1);
    const sides = page.locator('.disputes > .sides');
    await sides.locator('.claim').nth(1).waitFor();
    expect(await sides.textContent()).toMatch(/甲某.*乙某|乙某.*甲某/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('虚构');
    expect(await page.locator('.facts .chip-made-up').count()).toBeGreaterThan(0);
    expect(await page.locator('.facts .chip-disputed').count()).toBe(2);
    // on the page of either person as well
    await visit(`/entity/${encodeURIComponent('person:甲某@org:虚构学院')}`);
    await page.locator('.disputes .claim').nth(1).waitFor();
    expect(await page.locator('.disputes').textContent()).toContain('乙某');
    expect(await violations(page)).toEqual([]);
    expectNoFaults(faults);
  });

  it('is drawn as text, whole in its title, and turns nothing around it', async () => {
    const { page, faults, visit } = await openPage();
    await visit(school);
    expect(await page.locator('main img').count()).toBe(0);
    await page.locator('.facts').getByText(NAMES.markup, { exact: true }).waitFor();
    await page.locator('.facts').getByText(NAMES.emoji, { exact: true }).waitFor();
    const endless = page.locator('.facts bdi[title]');
    expect(await endless.getAttribute('title')).toBe(NAMES.endless);
    expect([...((await endless.textContent()) ?? '')]).toHaveLength(300);
    const isolated = page.locator('.facts bdi', { hasText: 'شركة' });
    expect(await isolated.evaluate((each) => getComputedStyle(each).unicodeBidi)).toBe('isolate');
    const width = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(width).toBe(0);
    expectNoFaults(faults);
  });

  it.each(Object.keys(NAMES))('has a page of its own: %s', async (name) => {
    const { page, faults, visit } = await openPage({ viewport: { width: 390, height: 844 } });
    await visit(`/entity/${encodeURIComponent(`org:虚构${name}`)}`);
    await page.getByRole('heading', { level: 1, name: /虚构/ }).waitFor();
    const width = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(width).toBe(0);
    expectNoFaults(faults);
  });

  it('is in no list unless it is asked for', async () => {
    const { page, visit } = await openPage();
    await visit('/list?kind=INSTITUTION');
    expect(await page.locator('tbody').textContent()).not.toContain('虚构学院');
    await page.getByLabel('包括虚构数据').check();
    await page.locator('tbody').getByText('虚构学院').waitFor();
    await drawn(page);
    expect(new URL(page.url()).searchParams.get('made')).toBe('1');
  });
});

inBrowser('a service that does not answer', () => {
  it('is told of, and asked again on a press', async () => {
    const { page, visit } = await openPage();
    await page.route('**/graphql', (route) => route.abort());
    await page.goto('/');
    await page.getByText('没有连上服务').first().waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: '再试一次' }).first().click();
    await page.getByRole('heading', { name: '图谱中有什么' }).waitFor();
    await visit('/');
  });

  it('is told of with what to do, where its database is away', async () => {
    const { page } = await openPage();
    const errors = [{ message: 'gone', extensions: { code: 'DB_UNAVAILABLE' } }];
    await page.route('**/graphql', (route) => route.fulfill({ status: 503, json: { errors } }));
    await page.goto('/?lang=en');
    await page.getByText('it is usually back within seconds').first().waitFor();
  });
});
