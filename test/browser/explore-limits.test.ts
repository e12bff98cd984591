import type { CDPSession } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { canvasOf, EVENT, linkTo, SCHOOL, selectedIn, shownOn, still } from '../support/explore.ts';
import { expectNoFaults, inBrowser, openPage, write } from '../support/page.ts';

const SOURCE = 'source:虚构画布-2026-01-01';
const HUB = 'alliance:虚构画布@140000';
const EVIL = 'org:虚构画布恶意';
const EVIDENCE = [{ source: SOURCE, paragraph: 1 }];
const made = (kind: string, key: string, name: string) => ({
  ...{ type: 'entity', kind, key, name },
  attributes: { synthetic: true },
  evidence: EVIDENCE,
});
const joined = (from: string, kind: string, to: string) => ({ type: 'relation', kind, from, to, evidence: EVIDENCE });

/** Names that do harm where they are taken for more than names. */
const NAMES = [
  '<img src=x onerror=document.title="broken">',
  '\u202Eتقلب\u202C 学院',
  '长'.repeat(300),
  '👩‍🔧👨‍🏫🇨🇳 学院',
  '=1+1,"x"\u2028',
];
const MEMBERS = 340;

beforeAll(async () => {
  const members = Array.from({ length: MEMBERS }, (_, index) => `org:虚构画布${index}`);
  await write([
    { type: 'source', key: SOURCE, title: '虚构画布', publisher: '虚构', publishedOn: '2026-01-01' },
    made('ALLIANCE', HUB, '虚构画布联盟'),
    made('INSTITUTION', EVIL, '虚构画布研究院'),
    joined(EVIL, 'MEMBER_OF', HUB),
    ...NAMES.flatMap((name, index) => [
      made('ENTERPRISE', `${EVIL}${index}`, name),
      // cooperation is kept from the lesser key to the greater
      joined(EVIL, 'COOPERATES_WITH', `${EVIL}${index}`),
    ]),
    ...members.flatMap((key) => [made('ENTERPRISE', key, key.slice(4)), joined(key, 'MEMBER_OF', HUB)]),
  ]);
});

inBrowser('names that mean harm', () => {
  const link = linkTo({ of: EVIL, expanded: `25::${EVIL}`, made: '1', selected: `${EVIL}0` });

  it('are drawn, listed and taken along as text', async () => {
    const { page, faults, visit } = await openPage();
    await visit(link);
    await still(page);
    expect((await shownOn(page))[0]).toBe(NAMES.length + 2);
    expect(await page.title()).toContain('onerror');
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.locator('.explore-right h2 .chip-made-up').count()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
    expect(await violations(page)).toEqual([]);
    expectNoFaults(faults);
  });

  it('are so in the picture without WebGL, too', async () => {
    const { page, faults, visit } = await openPage({}, ['--disable-3d-apis']);
    await visit(link);
    await still(page);
    const drawn = await page.locator('.canvas text').allTextContents();
    expect(drawn.some((text) => text.includes('<img'))).toBe(true);
    expect(drawn.join('')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(Math.max(...drawn.map((text) => [...text].length))).toBeLessThanOrEqual(30);
    expectNoFaults(faults);
  });
});

inBrowser('without WebGL', () => {
  it('the graph is a still picture with the same acts', async () => {
    const { page, faults, visit } = await openPage({}, ['--disable-3d-apis']);
    await visit(linkTo({ of: SCHOOL, expanded: `25::${SCHOOL}` }));
    await still(page);
    await page.getByText('此处不支持 WebGL').waitFor();
    expect(await page.locator('.canvas canvas').count()).toBe(0);
    expect(await page.locator('.canvas .spot').count()).toBe(16);
    expect(await page.locator('.canvas .tie').count()).toBe(17);

    const school = page.locator('.canvas .spot').first();
    await school.click();
    await expect.poll(() => selectedIn(page)).toEqual([SCHOOL]);
    await canvasOf(page).focus();
    await page.keyboard.press('Delete');
    await expect.poll(async () => (await shownOn(page))[0]).toBe(15);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await shownOn(page))[0]).toBe(16);
    await page.locator('.canvas .tie').first().dispatchEvent('click');
    await expect.poll(() => selectedIn(page).length).toBe(2);
    await page.locator('.claim').first().waitFor();
    expect(await violations(page)).toEqual([]);
    expectNoFaults(faults);
  });
});

inBrowser('a graph that is too large', () => {
  const link = linkTo({ of: HUB, expanded: `999:ENTERPRISE:${HUB}`, made: '1' });

  it('has leaves of one kind drawn as one, until that is opened', async () => {
    const { page, visit } = await openPage();
    // drawn by software: 300 are looked at, and one of them is the hub
    await visit(link);
    await still(page);
    expect(await shownOn(page)).toEqual([1, 0]);
    await page.getByText('另有 41 个未绘出').waitFor();
    await page.getByRole('button', { name: '此机没有图形加速，仍全部绘出' }).click();
    await expect.poll(() => page.getByText('未绘出').count()).toBe(0);
    await visit(`${link}&open=${encodeURIComponent(`ENTERPRISE:${HUB}`)}`);
    await expect.poll(async () => (await shownOn(page))[0]).toBe(300);
    await page.getByRole('button', { name: '此机没有图形加速，仍全部绘出' }).click();
    await expect.poll(() => shownOn(page)).toEqual([MEMBERS + 1, MEMBERS]);
  });
});

inBrowser('a long session', () => {
  it('does not leak: 200 expansions, each taken back', async () => {
    const { page, faults, visit } = await openPage();
    await visit(linkTo({ of: [SCHOOL, EVENT], selected: SCHOOL }));
    const session = await page.context().newCDPSession(page);
    await canvasOf(page).focus();
    const round = async (times: number): Promise<void> => {
      for (let time = 0; time < times; time++) {
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => new URLSearchParams(location.search).has('expanded'));
        await page.keyboard.press('Control+z');
        await page.waitForFunction(() => !new URLSearchParams(location.search).has('expanded'));
      }
    };
    // what is made once, such as the room for 200 steps to go back, is there after a while
    await round(50);
    const before = await held(session);
    await round(150);
    const after = await held(session);
    expect(after.listeners - before.listeners).toBeLessThan(20);
    expect(after.nodes - before.nodes).toBeLessThan(500);
    expect(after.heap - before.heap).toBeLessThan(6);
    expectNoFaults(faults);
  }, 180_000);

  it('leaves nothing behind: workers and pictures end with the screen', async () => {
    const { page, visit } = await openPage();
    await visit(linkTo({ of: SCHOOL, expanded: `25::${SCHOOL}` }));
    await still(page);
    expect(page.workers()).toHaveLength(1);
    const session = await page.context().newCDPSession(page);
    const away = async (): Promise<void> => {
      await page.getByRole('link', { name: '说明' }).click();
      await page.getByRole('heading', { level: 1, name: '说明' }).waitFor();
    };
    await away();
    await expect.poll(() => page.workers()).toEqual([]);
    expect(await page.locator('canvas').count()).toBe(0);
    const before = await held(session);
    for (let time = 0; time < 5; time++) {
      await page.goBack();
      await still(page);
      await away();
    }
    await expect.poll(() => page.workers()).toEqual([]);
    const after = await held(session);
    expect(after.listeners - before.listeners).toBeLessThan(20);
    expect(after.nodes - before.nodes).toBeLessThan(500);
  });
});

/** What a page holds once its rubbish is gone: listeners, nodes of documents, and MB of objects. */
async function held(session: CDPSession): Promise<{ listeners: number; nodes: number; heap: number }> {
  await session.send('HeapProfiler.enable');
  for (let times = 0; times < 3; times++) await session.send('HeapProfiler.collectGarbage');
  const { jsEventListeners, nodes } = await session.send('Memory.getDOMCounters');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { listeners: jsEventListeners, nodes, heap: usedSize / 1_000_000 };
}
