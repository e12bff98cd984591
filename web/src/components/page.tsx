import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useWords } from '../language/words.ts';
import { useAddress } from '../navigation/address.ts';
import { AsOf } from './as-of.tsx';

export interface PageProps {
  /** What the page is about, in text: the window's title. */
  readonly title: string;
  /** The heading, where it is more than the title. */
  readonly heading?: ComponentChildren;
  /** On how many sources what is shown rests; undefined while that is not known, null where nothing rests on any. */
  readonly sources: number | null | undefined;
  readonly actions?: ComponentChildren;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** The frame of every screen: its heading, which takes the focus on arrival, and the line that says as of when. */
export function Page({ title, heading, sources, actions, wide = false, children }: PageProps): JSX.Element {
  const words = useWords();
  const { screen, key } = useAddress();
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${words.name}`;
  }, [title, words]);
  useEffect(() => {
    // after the first page, which the browser announces itself
    if (document.documentElement.dataset.arrived === 'true') top.current?.focus({ preventScroll: true });
    document.documentElement.dataset.arrived = 'true';
  }, [screen, key]);
  useReady(sources !== undefined, `${screen} ${key}`);
  return (
    <main id="main" class={wide ? 'page page-wide' : 'page'}>
      <div class="page-head">
        <h1 ref={top} tabIndex={-1}>
          {heading ?? title}
        </h1>
        <div class="page-aside">
          <AsOf sources={sources ?? undefined} />
          {actions}
        </div>
      </div>
      {children}
    </main>
  );
}

/** Says on the page's root when what was asked for is there and drawn, two frames later: for tests and pictures. */
function useReady(ready: boolean, place: string): void {
  // with the drawing itself: whoever sees the new screen must not see the old one's readiness
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset.ready = 'false';
    if (!ready) return undefined;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        dataset.ready = 'true';
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [ready, place]);
}
