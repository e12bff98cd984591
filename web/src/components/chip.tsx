import type { ComponentChildren, JSX } from 'preact';
import type { ClaimStatus } from '../generated/enums.ts';
import { useWords } from '../language/words.ts';

export type Tone = 'plain' | 'made-up' | 'disputed' | 'inferred';

/** A word in a frame. */
export function Chip({
  tone = 'plain',
  title,
  children,
}: {
  tone?: Tone;
  title?: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <span class={`chip chip-${tone}`} {...(title === undefined ? {} : { title })}>
      {children}
    </span>
  );
}

/** Marks what is made up for demonstration. */
export function Synthetic(): JSX.Element {
  const words = useWords();
  return (
    <Chip tone="made-up" title={words.syntheticHelp}>
      {words.synthetic}
    </Chip>
  );
}

const TONES: Readonly<Partial<Record<ClaimStatus, Tone>>> = {
  DISPUTED: 'disputed',
  INFERRED: 'inferred',
  RETRACTED: 'disputed',
};

/** The standing of a claim: framed where it is not simply stated, and then always said. */
export function Standing({ status, always = false }: { status: ClaimStatus; always?: boolean }): JSX.Element | null {
  const words = useWords();
  if (status === 'ASSERTED') return always ? <span class="quiet">{words.statuses.ASSERTED}</span> : null;
  return <Chip tone={TONES[status] ?? 'plain'}>{words.statuses[status] ?? status}</Chip>;
}
