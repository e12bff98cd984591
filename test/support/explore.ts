import type { Page } from 'playwright-core';

/** The graph screen as tests work it. */
export const SCHOOL = 'school:4114012888';
export const EVENT = 'event:2025-09-21:创新校企合作赋能高端装备2025工作会议@140423';
export const XIE = 'person:谢刚@school:4114012888';
export const ZHENG = 'person:郑丽梅@org:机械工业教育发展中心';

/** A link to a view: `{ of: [SCHOOL], expanded: ['25::' + SCHOOL] }`. */
export function linkTo(view: Readonly<Record<string, string | readonly string[]>>): string {
  const parameters = Object.entries(view).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  );
  return `/explore?${new URLSearchParams(parameters)}`;
}

export const canvasOf = (page: Page) => page.getByRole('listbox', { name: /关系图|Graph:/ });

/** How many entities and lines the canvas says it shows. */
export async function shownOn(page: Page): Promise<readonly number[]> {
  const label = (await canvasOf(page).getAttribute('aria-label')) ?? '';
  return [...label.matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

/** Waits until nothing moves, and keeps no hold of what it waited for: some tests look at what is held. */
export const still = (page: Page): Promise<void> => page.locator('.canvas[data-still="true"]').waitFor();

/** The keys of what the link has selected. */
export const selectedIn = (page: Page): string[] => new URL(page.url()).searchParams.getAll('selected');

/** Where what is selected stands in the window. */
export async function placeOfSelected(page: Page): Promise<{ x: number; y: number }> {
  await still(page);
  const canvas = page.locator('.canvas');
  const [x = Number.NaN, y = Number.NaN] = ((await canvas.getAttribute('data-selected-at')) ?? '')
    .split(' ')
    .map(Number);
  const box = await canvas.boundingBox();
  return { x: x + (box?.x ?? 0), y: y + (box?.y ?? 0) };
}
