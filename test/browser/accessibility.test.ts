import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { expectNoFaults, inBrowser, openPage } from '../support/page.ts';

const entity = (key: string): string => `/entity/${encodeURIComponent(key)}`;
const SCREENS = {
  home: '/',
  list: '/list?kind=PERSON',
  search: '/list?q=xiegang',
  regions: '/regions?at=region:140000',
  school: entity('school:4114012888'),
  person: entity('person:谢刚@school:4114012888'),
  event: entity('event:2025-09-21:创新校企合作赋能高端装备2025工作会议@140423'),
  help: '/help',
  missing: '/entity/nobody%3Ahere',
};
const CASES = Object.entries(SCREENS).flatMap(([name, link]) =>
  ['zh', 'en'].map((language) => ({
    name,
    language,
    link: `${link}${link.includes('?') ? '&' : '?'}lang=${language}`,
  })),
);

const widthOf = (page: Page) =>
  page.evaluate(() => ({ page: document.documentElement.scrollWidth, window: document.documentElement.clientWidth }));

inBrowser('every screen', () => {
  it.each(CASES)('$name in $language has nothing that axe objects to', async ({ link }) => {
    const { page, faults, visit } = await openPage();
    await visit(link);
    expect(await violations(page)).toEqual([]);
    expectNoFaults(faults);
  });

  it('would be objected to if it were wrong', async () => {
    const { page, visit } = await openPage();
    await visit('/');
    await page.evaluate(() => {
      const image = document.createElement('img');
      document.querySelector('main')?.append(image);
    });
    expect(await violations(page)).toEqual([expect.stringContaining('image-alt')]);
  });

  it.each(Object.entries(SCREENS))(
    '%s fits a telephone, and 200 % of a window, without scrolling sideways',
    async (_, link) => {
      const { page, visit } = await openPage({ viewport: { width: 390, height: 844 } });
      await visit(link);
      const { page: width, window } = await widthOf(page);
      expect(width).toBeLessThanOrEqual(window);
      // at 200 % a window of 1280 has room for 640
      await page.setViewportSize({ width: 640, height: 360 });
      const zoomed = await widthOf(page);
      expect(zoomed.page).toBeLessThanOrEqual(zoomed.window);
      expect(await violations(page)).toEqual([]);
    },
  );

  it.each(Object.entries(SCREENS))('%s has targets of at least 24 px, but for links in text', async (_, link) => {
    const { page, visit } = await openPage();
    await visit(link);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, input, select, summary, nav a, .bar a, [role=tab]')]
        .filter((each) => each.checkVisibility())
        .map((each) => {
          // a box to tick is as large as the label around it
          const { width, height } = (each.closest('label') ?? each).getBoundingClientRect();
          return { name: each.outerHTML.slice(0, 80), width, height };
        })
        .filter(({ width, height }) => width < 24 || height < 24),
    );
    expect(small).toEqual([]);
  });

  it('moves nothing where the reader wants less motion', async () => {
    const { page, visit } = await openPage({ reducedMotion: 'reduce' });
    await visit('/');
    const moving = (): Promise<number> =>
      page.evaluate(
        () =>
          [...document.querySelectorAll('*')].filter((each) => {
            const { transitionDuration, animationName } = getComputedStyle(each);
            return /[1-9]/.test(transitionDuration) || animationName !== 'none';
          }).length,
      );
    expect(await moving()).toBe(0);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await moving()).toBeGreaterThan(0);
  });
});
