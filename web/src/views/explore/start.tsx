import type { JSX } from 'preact';
import { useAnswer } from '../../api/use-answer.ts';
import { place } from '../../core/scene/acts.ts';
import { EMPTY, sceneParameters } from '../../core/scene/view.ts';
import { BeginningsDocument } from '../../generated/explore.ts';
import { useOwnWords } from '../../language/words.ts';
import { useHref, useLens } from '../../navigation/address.ts';
import { words } from './words.ts';

/** An empty canvas: where one may begin. Never a hairball. */
export function Start(): JSX.Element {
  const own = useOwnWords(words);
  const href = useHref();
  const lens = useLens();
  const { data } = useAnswer(BeginningsDocument, { asOf: lens ?? null });
  const latest = data?.events.nodes[0];
  const around = (key: string): string =>
    href({
      screen: 'explore',
      parameters: sceneParameters.write({ ...place(EMPTY, key), expanded: [{ key, kinds: [], count: 25 }] }),
    });
  const listOf = (kind: string): string => href({ screen: 'list', parameters: new URLSearchParams({ kind }) });
  return (
    <div class="start">
      <p>{own.intro}</p>
      <h2>{own.begin}</h2>
      <ul>
        {latest && (
          <li>
            <a href={around(latest.key)}>{own.beginnings.latest(latest.name)}</a>
          </li>
        )}
        <li>
          <a href={listOf('ALLIANCE')}>{own.beginnings.hubs}</a>
        </li>
        <li>
          <a href={listOf('PERSON')}>{own.beginnings.people}</a>
        </li>
        <li>
          <a href={href({ screen: 'chains' })}>{own.beginnings.chains}</a>
        </li>
      </ul>
    </div>
  );
}
