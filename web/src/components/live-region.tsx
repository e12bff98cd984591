import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

let say: (text: string) => void = () => {};

/** Speaks a short text to whoever listens to the page. */
export function announce(text: string): void {
  // the same words twice are spoken only if they were gone in between
  say('');
  requestAnimationFrame(() => say(text));
}

/** Where `announce` speaks; one on each page. */
export function LiveRegion(): JSX.Element {
  const [text, setText] = useState('');
  useEffect(() => {
    say = setText;
    return () => {
      say = () => {};
    };
  }, []);
  return (
    <div class="hidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}
