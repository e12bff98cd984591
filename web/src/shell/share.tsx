import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { announce } from '../components/live-region.tsx';
import { useWords } from '../language/words.ts';

/** How long what became of it is shown, in milliseconds. */
const SHOWN_FOR = 4000;

/** The link is the whole state: copying it is all there is to sharing. */
export function Share(): JSX.Element {
  const words = useWords();
  const [told, setTold] = useState('');
  useEffect(() => {
    if (told === '') return undefined;
    const timer = setTimeout(() => setTold(''), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [told]);
  const tell = (text: string): void => {
    setTold(text);
    announce(text);
  };
  const share = (): void => {
    // absent where the page came over plain HTTP from another machine
    const copied = navigator.clipboard?.writeText(window.location.href) ?? Promise.reject(new Error('no clipboard'));
    copied.then(
      () => tell(words.shared),
      () => tell(words.shareFailed),
    );
  };
  return (
    <span class="share">
      <button type="button" class="plain" onClick={share}>
        {words.share}
      </button>
      {told !== '' && (
        <span class="share-told" aria-hidden="true">
          {told}
        </span>
      )}
    </span>
  );
}
