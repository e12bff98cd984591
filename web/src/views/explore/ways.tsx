import type { JSX } from 'preact';
import { Name } from '../../components/name.tsx';
import { Truncated } from '../../components/states.tsx';
import { useOwnWords } from '../../language/words.ts';
import type { Ways } from './read-scene.ts';
import { words } from './words.ts';

/** What joins the two ends of a path, in sentences. */
export function WaysFound({ ways, onLeave }: { ways: Ways; onLeave: () => void }): JSX.Element {
  const own = useOwnWords(words);
  return (
    <section class="side">
      <h2>{own.path}</h2>
      {ways.ways.length === 0 && (
        <p>
          {own.pathNone}
          {ways.reason !== null && (
            <>
              {' '}
              <Name name={ways.reason} />
            </>
          )}
        </p>
      )}
      <ol class="ways">
        {ways.ways.map(({ sentence, relations, confidence }) => (
          <li key={relations.map(({ id }) => id).join()}>
            <Name name={sentence} /> <span class="quiet">{Math.round(confidence * 100)}%</span>
          </li>
        ))}
      </ol>
      {ways.truncated && <Truncated>{own.pathCut}</Truncated>}
      <button type="button" class="plain" onClick={onLeave}>
        {own.pathLeave}
      </button>
    </section>
  );
}
