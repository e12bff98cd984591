import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { announce } from '../../components/live-region.tsx';
import { Name } from '../../components/name.tsx';
import { Failed } from '../../components/states.tsx';
import { type Proposed, parsed } from '../../core/curation/proposals.ts';
import { IngestDocument, type IngestMutation } from '../../generated/curation.ts';
import { useOwnWords } from '../../language/words.ts';
import { useAct } from './use-act.ts';
import { words } from './words.ts';

/** Tries the records, then writes exactly those that were tried. */
export function Writing({ chosen, secret }: { chosen: readonly Proposed[]; secret: string }): JSX.Element {
  const own = useOwnWords(words);
  const ingesting = useAct(IngestDocument, secret);
  const [tried, setTried] = useState<string | undefined>();
  const [written, setWritten] = useState(false);
  const records = chosen.map(({ json }) => JSON.stringify(parsed(json)));
  const content = records.join('\n');
  const isTried = tried === content;
  const run = async (dryRun: boolean): Promise<void> => {
    // the same records under the same key are written once, however often the button is pressed
    const idempotencyKey = `explorer-${await digestOf(content)}`;
    const data = await ingesting.run({ input: { idempotencyKey, dryRun, records } });
    const done = data?.ingest;
    if (!done || done.rejected > 0 || done.errors.length > 0) return;
    setTried(content);
    setWritten(!dryRun);
    announce(`${dryRun ? own.tried : own.written}: ${own.outcome(done.created, done.updated, done.unchanged)}`);
  };
  const done = ingesting.data?.ingest;
  return (
    <div class="writing">
      <p class="side-acts">
        <button type="button" disabled={ingesting.busy || records.length === 0} onClick={() => void run(true)}>
          {own.tryIt}
        </button>
        <button
          type="button"
          class="primary"
          disabled={!isTried || written || ingesting.busy}
          onClick={() => void run(false)}
        >
          {own.write}
        </button>
        {!isTried && <span class="quiet">{own.tryFirst}</span>}
      </p>
      {ingesting.failure && <Failed failure={ingesting.failure} />}
      {done && <Outcome done={done} written={written} />}
    </div>
  );
}

function Outcome({ done, written }: { done: NonNullable<IngestMutation['ingest']>; written: boolean }): JSX.Element {
  const own = useOwnWords(words);
  const faults = [
    ...done.errors.map(({ message }) => message),
    ...done.results.flatMap(({ index, outcome, errors }) =>
      outcome === 'REJECTED' ? errors.map(({ message }) => `${own.line(index + 1)}: ${message}`) : [],
    ),
  ];
  if (faults.length > 0)
    return (
      <div role="alert" class="state state-failed">
        <p>{own.refused}</p>
        <ul>
          {faults.slice(0, 20).map((fault) => (
            <li key={fault}>
              <Name name={fault} />
            </li>
          ))}
        </ul>
      </div>
    );
  const warnings = done.results.flatMap(({ warnings: some }) => some.map(({ message }) => message));
  return (
    <div role="status">
      <p>
        <strong>{written ? own.written : own.tried}</strong> {own.outcome(done.created, done.updated, done.unchanged)}
      </p>
      {warnings.map((warning) => (
        <p key={warning} class="truncated">
          <Name name={warning} />
        </p>
      ))}
    </div>
  );
}

async function digestOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
