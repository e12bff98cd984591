import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { announce } from '../../components/live-region.tsx';
import { Failed } from '../../components/states.tsx';
import { type Proposed, proposedFrom } from '../../core/curation/proposals.ts';
import { ExtractDocument, type ExtractQuery } from '../../generated/curation.ts';
import { useOwnWords } from '../../language/words.ts';
import { Proposals } from './proposals.tsx';
import { useAct } from './use-act.ts';
import { words } from './words.ts';

type Extraction = NonNullable<ExtractQuery['extract']>;

/** A report, and what it says as records. */
export function Article({ secret }: { secret: string }): JSX.Element {
  const own = useOwnWords(words);
  const [text, setText] = useState('');
  const [read, setRead] = useState<
    { text: string; proposed: readonly Proposed[]; withheld: Extraction['withheld'] } | undefined
  >();
  const extracting = useAct(ExtractDocument, secret);
  const extract = async (): Promise<void> => {
    const data = await extracting.run({ text });
    if (!data?.extract) return;
    const { proposals, withheld } = data.extract;
    const proposed = proposals.flatMap(({ record, sure }, index) => proposedFrom(record, index, sure) ?? []);
    announce(own.proposals(proposed.length));
    setRead({ text, proposed, withheld });
  };
  return (
    <>
      <form
        class="paste"
        onSubmit={(event) => {
          event.preventDefault();
          void extract();
        }}
      >
        <label for="report">{own.paste}</label>
        <p class="quiet">{own.pasteHelp}</p>
        <textarea
          id="report"
          rows={read ? 5 : 14}
          maxLength={200_000}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <button type="submit" class="primary" disabled={text.trim() === '' || extracting.busy}>
          {own.read}
        </button>
      </form>
      {extracting.failure && (
        <>
          {/UNAUTHENTICATED|FORBIDDEN/.test(extracting.failure.code) && <p role="alert">{own.keyWrong}</p>}
          <Failed failure={extracting.failure} />
        </>
      )}
      {read && <Proposals key={read.text} {...read} secret={secret} />}
    </>
  );
}
