import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import {
  canvasOf,
  EVENT,
  linkTo,
  placeOfSelected,
  SCHOOL,
  selectedIn,
  shownOn,
  still,
  XIE,
  ZHENG,
} from '../support/explore.ts';
import { drawn, expectNoFaults, inBrowser, openPage } from '../support/page.ts';

const AROUND_SCHOOL = linkTo({ of: SCHOOL, expanded: `25::${SCHOOL}`, selected: SCHOOL });

inBrowser('the graph', () => {
  it('begins with questions that it has answers to', async () => {
    const { page, faults, visit } = await openPage();
    await visit('/explore');
    expect(await page.locator('.start li').count()).toBe(4);
    await page.getByRole('link', { name: /最近的活动/ }).click();
    await drawn(page);
    const [entities = 0] = await shownOn(page);
    expect(entities).toBe(26);
    expect(await violations(page)).toEqual([]);
    expectNoFaults(faults);
  });

  it('places by pinyin, says how many neighbours there are, adds some, and takes it back', async () => {
    const { page, faults, visit } = await openPage();
    await visit('/explore');
    await page.getByRole('combobox', { name: '放入画布' }).fill('xiegang');
    await page.getByRole('option', { name: /谢刚/ }).first().click();
    await expect.poll(() => shownOn(page)).toEqual([1, 0]);
    await expect
      .poll(() => page.getByRole('status').allTextContents())
      .toContain('已放入 谢刚，新增 1 个，画布上共 1 个实体');

    await page.getByRole('button', { name: '学校 0/1' }).click();
    await page.getByRole('button', { name: '再加 1 个' }).click();
    await expect.poll(() => shownOn(page)).toEqual([2, 1]);
    expect(new URL(page.url()).searchParams.getAll('expanded')).toEqual([`1:SCHOOL:${XIE}`]);

    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => shownOn(page)).toEqual([1, 0]);
    await page.getByRole('button', { name: '重做' }).click();
    await expect.poll(() => shownOn(page)).toEqual([2, 1]);
    await page.goBack();
    await expect.poll(() => shownOn(page)).toEqual([1, 0]);
    expectNoFaults(faults);
  });

  it('is worked with the keyboard alone', async () => {
    const { page, faults, visit } = await openPage();
    await visit('/explore');
    await page.keyboard.press('/');
    await page.keyboard.type('xiegang');
    await page.getByRole('option', { name: /谢刚/ }).first().waitFor();
    await page.keyboard.press('Enter');
    await canvasOf(page).waitFor();
    await expect.poll(() => shownOn(page)).toEqual([1, 0]);
    for (let presses = 0; presses < 60 && !(await isFocused(page, '.walker')); presses++)
      await page.keyboard.press('Tab');
    expect(await isFocused(page, '.walker')).toBe(true);

    await page.keyboard.press('Enter');
    await expect.poll(async () => (await shownOn(page))[0]).toBeGreaterThan(2);
    await still(page);
    const spoken = (): Promise<string> =>
      page.evaluate(() => {
        const id = document.querySelector('.walker')?.getAttribute('aria-activedescendant') ?? '';
        return document.getElementById(id)?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
      });
    expect(await spoken()).toMatch(/^人员 谢刚 \d+ 条连线$/);
    // a neighbour lies in one of four directions at least
    for (const way of ['ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowLeft']) {
      await page.keyboard.press(way);
      if (selectedIn(page)[0] !== XIE) break;
    }
    const [walkedTo = ''] = selectedIn(page);
    expect(walkedTo).not.toBe(XIE);
    await expect.poll(spoken).not.toMatch(/谢刚 /);

    await page.keyboard.press('p');
    await expect.poll(() => new URL(page.url()).searchParams.get('pinned')).toContain(walkedTo);
    await expect.poll(spoken).toMatch(/已固定$/);
    const before = await shownOn(page);
    await page.keyboard.press('Delete');
    await expect.poll(async () => (await shownOn(page))[0]).toBe((before[0] ?? 0) - 1);
    await page.keyboard.press('Control+z');
    await expect.poll(() => shownOn(page)).toEqual(before);
    await page.keyboard.press('Control+Shift+Z');
    await expect.poll(async () => (await shownOn(page))[0]).toBe((before[0] ?? 0) - 1);
    expectNoFaults(faults);
  });

  it('answers to presses on an entity and on a line, with the evidence', async () => {
    const { page, faults, visit } = await openPage();
    await visit(linkTo({ of: [SCHOOL, XIE], selected: XIE }));
    const person = await placeOfSelected(page);
    await visit(linkTo({ of: [SCHOOL, XIE], selected: SCHOOL }));
    const school = await placeOfSelected(page);
    await page.mouse.click(person.x, person.y);
    await expect.poll(() => selectedIn(page)).toEqual([XIE]);
    await page.waitForTimeout(400); // two presses at once would be a double one
    await page.mouse.click((person.x * 2 + school.x * 3) / 5, (person.y * 2 + school.y * 3) / 5);
    await expect.poll(() => selectedIn(page).sort()).toEqual([XIE, SCHOOL].sort());
    await page.locator('.claim').getByText('中国教育在线').first().waitFor();
    expectNoFaults(faults);
  });

  it('is the same in another browser by its link', async () => {
    const { page, visit } = await openPage();
    await visit(
      linkTo({
        of: [EVENT, SCHOOL],
        expanded: [`25::${EVENT}`, `4:PERSON:${SCHOOL}`],
        layout: 'layered',
        off: 'REGION.THEME',
        pinned: `-500,900,${SCHOOL}`,
        hidden: XIE,
        selected: SCHOOL,
      }),
    );
    await page.getByRole('button', { name: '环形' }).click();
    await page.getByRole('button', { name: '取消固定' }).click();
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('button', { name: '取消固定' }).waitFor();
    const link = page.url();
    const seen = async (one: Page) => ({
      shown: await shownOn(one),
      rows: (await one.locator('.explore tbody tr td:first-child').allTextContents()).sort(),
      selected: await one.locator('.explore-right h2').first().textContent(),
      layout: await one.locator('.switch [aria-pressed=true]').allTextContents(),
      at: await placeOfSelected(one),
      hidden: await one.getByRole('button', { name: '恢复已隐去的 1 个' }).count(),
    });
    const here = await seen(page);
    expect(here.rows.length).toBeGreaterThan(10);
    expect(here.layout).toEqual(['环形']);
    const other = await openPage();
    await other.visit(link);
    expect(await seen(other.page)).toEqual(here);
    expectNoFaults(other.faults);
  });

  it('joins what one step brings to what was there', async () => {
    const { page, visit } = await openPage();
    await visit(linkTo({ of: [XIE, EVENT] }));
    // he chairs it: neither was expanded
    expect(await shownOn(page)).toEqual([2, 1]);
    await visit(linkTo({ of: XIE, selected: XIE }));
    await page.getByRole('combobox', { name: '放入画布' }).fill('4114012888');
    await page
      .getByRole('option', { name: /山西机电/ })
      .first()
      .click();
    await expect.poll(() => shownOn(page)).toEqual([2, 1]);
  });

  it('shows the ways between two in words, with evidence for each hop', async () => {
    const { page, faults, visit } = await openPage();
    await visit(linkTo({ path: [XIE, ZHENG] }));
    expect(await page.locator('.ways > li').count()).toBe(3);
    expect(await page.locator('.ways > li').first().textContent()).toMatch(/谢刚.*郑丽梅/);
    await page.locator('.ways summary').first().click();
    await page.locator('.ways .side-facts summary').first().click();
    await page.locator('.ways .claim').getByText('中国教育在线').first().waitFor();
    expect(await violations(page)).toEqual([]);
    expectNoFaults(faults);
  });

  it('leaves out by legend, relation and confidence, or fades', async () => {
    const { page, visit } = await openPage();
    await visit(AROUND_SCHOOL);
    const [all = 0, lines = 0] = await shownOn(page);
    const majors = page.locator('.legend').getByRole('button', { name: /专业/ });
    await majors.click();
    await expect.poll(() => shownOn(page)).toEqual([all - 6, lines - 6]);
    expect(await majors.textContent()).toContain('6');
    await page.getByLabel('略去的淡化显示').check();
    await expect.poll(() => shownOn(page)).toEqual([all, lines]);
    await page.getByLabel('略去的淡化显示').uncheck();
    await page.getByText('关系种类').click();
    await page.getByLabel(/任职/).uncheck();
    await expect.poll(() => shownOn(page)).toEqual([all - 6, lines - 6 - 4]);
  });

  it('goes back in time to a day on which less was known to hold', async () => {
    const { page, visit } = await openPage();
    await visit(AROUND_SCHOOL);
    const slider = page.getByRole('slider', { name: /日期/ });
    await slider.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => new URL(page.url()).searchParams.get('asOf')).toBe('2024-12-31');
    await expect.poll(async () => (await shownOn(page))[0]).toBeLessThan(16);
    await slider.press('End');
    await expect.poll(() => new URL(page.url()).searchParams.get('asOf')).toBe(null);
    await expect.poll(() => shownOn(page)).toEqual([16, 17]);
  });

  it.each(['zh', 'en'])('has nothing that axe objects to (%s)', async (lang) => {
    const { page, visit } = await openPage();
    for (const link of [
      '/explore?',
      `${AROUND_SCHOOL}&`,
      `${linkTo({ of: [SCHOOL, XIE], selected: [SCHOOL, XIE] })}&`,
    ]) {
      await visit(`${link}lang=${lang}`);
      expect(await violations(page)).toEqual([]);
    }
  });

  it('fits a telephone', async () => {
    const { page, visit } = await openPage({ viewport: { width: 390, height: 844 } });
    await visit(AROUND_SCHOOL);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(390);
    expect(await violations(page)).toEqual([]);
  });
});

inBrowser('what is taken along', () => {
  const saved = async (page: Page, name: string): Promise<string> => {
    await page.getByText('导出', { exact: true }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.menu').getByRole('button', { name }).click(),
    ]);
    const folder = await mkdtemp(join(tmpdir(), 'silian-saved-'));
    try {
      await file.saveAs(join(folder, 'saved'));
      return await readFile(join(folder, 'saved'), name.includes('PNG') ? 'latin1' : 'utf8');
    } finally {
      await rm(folder, { recursive: true });
    }
  };

  it('has as many entities and facts as are shown', async () => {
    const { page, faults, visit } = await openPage();
    await visit(AROUND_SCHOOL);
    expect(await shownOn(page)).toEqual([16, 17]);
    const lines = (text: string): number => text.trimEnd().split('\r\n').length;
    expect(lines(await saved(page, '实体 CSV'))).toBe(17);
    expect(lines(await saved(page, '事实 CSV'))).toBe(18);
    const graphml = await saved(page, 'GraphML');
    expect([graphml.match(/<node /g)?.length, graphml.match(/<edge /g)?.length]).toEqual([16, 17]);
    const svg = await saved(page, '矢量图 SVG');
    expect([svg.match(/<path /g)?.length, svg.match(/<line /g)?.length]).toEqual([16, 17]);
    expect(svg).toContain('山西机电');
    const png = await saved(page, '图片 PNG');
    expect(png.slice(1, 4)).toBe('PNG');
    expect(png.length).toBeGreaterThan(20_000);
    expectNoFaults(faults);
  });

  it('is also the question that gives it, which GraphiQL takes', async () => {
    const { page, visit } = await openPage();
    await visit(AROUND_SCHOOL);
    await page.getByText('导出', { exact: true }).click();
    await page.getByRole('button', { name: '看 GraphQL' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('pre').nth(1).waitFor();
    const [query = '', variables = ''] = await dialog.locator('pre').allTextContents();
    const answer = await page.request.post('/graphql', { data: { query, variables: JSON.parse(variables) } });
    const { data } = await answer.json();
    expect([data.neighbourhood.nodes.length, data.neighbourhood.edges.length]).toEqual([16, 17]);
    expect(await dialog.getByRole('link', { name: '在 GraphiQL 中打开' }).getAttribute('href')).toMatch(
      /^\/graphql\?query=/,
    );
    expect(await violations(page)).toEqual([]);
  });
});

const isFocused = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
