import type { JSX } from 'preact';
import { Disclosure } from '../../components/disclosure.tsx';
import { Name } from '../../components/name.tsx';
import { Truncated } from '../../components/states.tsx';
import type { Scene } from '../../core/scene/scene.ts';
import { useOwnWords } from '../../language/words.ts';
import { Facts } from './details.tsx';
import type { Way, Ways } from './read-scene.ts';
import { words } from './words.ts';

/** What joins the two ends, in sentences, each with the evidence of every hop. */
export function WaysFound({ ways, scene, onLeave }: { ways: Ways; scene: Scene; onLeave: () => void }): JSX.Element {
  const own = useOwnWords(words);
  return (
    <section class="side">
      <h2>{own.path}</h2>
      {ways.ways.length === 0 && (
        <p>
          {own.pathNone} {ways.reason !== null && <Name name={ways.reason} />}
        </p>
      )}
      <ol class="ways">
        {ways.ways.map((way) => (
          <li key={way.relations.map(({ id }) => id).join()}>
            <WayFound way={way} scene={scene} />
          </li>
        ))}
      </ol>
      {ways.truncated && <Truncated>{own.pathCut}</Truncated>}
      <p>
        <button type="button" onClick={onLeave}>
          {own.pathLeave}
        </button>
      </p>
    </section>
  );
}

function WayFound({ way, scene }: { way: Way; scene: Scene }): JSX.Element {
  const own = useOwnWords(words);
  return (
    <>
      <Name name={way.sentence} />
      <Disclosure summary={own.hops(way.relations.length, Math.round(way.confidence * 100))}>
        {way.relations.map((fact, hop) => (
          <Facts key={fact.id} facts={[fact]} of={way.entities[hop]?.key ?? fact.from.key} scene={scene} open={false} />
        ))}
      </Disclosure>
    </>
  );
}
