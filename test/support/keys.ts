import type { Page } from 'playwright-core';

/** What a keyboard alone can do on a page. */
export interface Keys {
  /** Tabs on until what has the focus is called so; throws where a whole round passes without it. */
  to(name: RegExp): Promise<void>;
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** How what has the focus is called: `button 试算`. */
  here(): Promise<string>;
}

/** More stops than any screen has. */
const MOST = 200;

export function keysOf(page: Page): Keys {
  const here = (): Promise<string> => page.evaluate(nameOfFocused);
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  return {
    here,
    press,
    type: (text) => page.keyboard.type(text),
    to: async (name) => {
      const passed: string[] = [];
      for (let stop = 0; stop < MOST; stop++) {
        await press('Tab');
        const found = await here();
        if (found.startsWith('unseen ')) throw new Error(`Nobody sees that this has the focus: ${found}`);
        if (name.test(found)) return;
        passed.push(found);
      }
      throw new Error(`Tab does not lead to ${name}: ${passed.join(' | ')}`);
    },
  };
}

/** In the page: the tag of what has the focus and what it is called; it has to be seen to have it. */
function nameOfFocused(): string {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return 'body';
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
  // the browser draws it around the part of a date that has it
  const drawsItself = focused.matches('[type=date]');
  const isSeen = drawsItself || (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  const labels = 'labels' in focused && focused.labels instanceof NodeList ? [...focused.labels] : [];
  const name =
    focused.getAttribute('aria-label') ??
    [...labels, ...(labels.length > 0 ? [] : [focused])].map(({ textContent }) => textContent?.trim()).join(' ');
  return `${isSeen ? '' : 'unseen '}${focused.tagName.toLowerCase()} ${name}`;
}
