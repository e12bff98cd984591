import { useEffect } from 'preact/hooks';

const FOCUSABLE = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex="0"]';

/**
 * Whoever works with the keyboard stays where they were: when what had the focus is taken away, the first thing left in
 * the same place has it, or the screen's heading; when it was only switched off for a while, it has it again afterwards.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: HTMLElement | undefined;
    let around: readonly HTMLElement[] = [];
    let wasOff = false;
    const onFocus = ({ target }: FocusEvent): void => {
      last = target instanceof HTMLElement ? target : undefined;
      around = last ? placesAround(last) : [];
      wasOff = false;
    };
    // a press on nothing gives the focus up
    const onPress = (): void => {
      last = undefined;
    };
    const observer = new MutationObserver(() => {
      if (!last) return;
      const isOff = last.matches(':disabled');
      wasOff ||= isOff;
      if (document.activeElement !== document.body || isOff) return;
      const heir = last.isConnected ? wasOff && last : heirIn(around);
      if (heir) heir.focus({ preventScroll: true });
    });
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onPress, true);
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onPress, true);
      observer.disconnect();
    };
  }, []);
}

/** What lies around an element, the nearest first, the whole screen last. */
function placesAround(element: HTMLElement): HTMLElement[] {
  const places: HTMLElement[] = [];
  for (let each = element.parentElement; each && each !== document.body; each = each.parentElement) {
    places.push(each);
    if (each.tagName === 'MAIN') return places;
  }
  return places;
}

function heirIn(places: readonly HTMLElement[]): HTMLElement | undefined {
  const left = places.filter(({ isConnected }) => isConnected);
  const candidates = left.flatMap((place) => [
    ...place.querySelectorAll<HTMLElement>(place.tagName === 'MAIN' ? 'h1' : FOCUSABLE),
  ]);
  return candidates.find((each) => each.checkVisibility());
}
