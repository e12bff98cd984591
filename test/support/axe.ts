import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on a page, each with where: its rules for WCAG 2.2 AA, and its best practices. */
export async function violations(page: Page): Promise<string[]> {
  // evaluated over the debugging connection, so that the page's own policy need not allow it
  await page.evaluate(AXE);
  const found: unknown = await page.evaluate(async (values) => {
    const axe = Reflect.get(window, 'axe');
    const { violations: faults } = await axe.run(document, { runOnly: { type: 'tag', values } });
    return faults.map((fault: { id: string; nodes: { target: string[] }[] }) => {
      return `${fault.id}: ${fault.nodes.map(({ target }) => target.join(' ')).join(' | ')}`;
    });
  }, TAGS);
  if (!Array.isArray(found)) throw new Error('axe told nothing');
  return found.map(String);
}
