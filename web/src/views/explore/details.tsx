import type { JSX } from 'preact';
import { Standing } from '../../components/chip.tsx';
import { Disclosure } from '../../components/disclosure.tsx';
import { Claim } from '../../components/evidence.tsx';
import { EntityName } from '../../components/name.tsx';
import { Empty } from '../../components/states.tsx';
import { grouped, happens, otherEnd } from '../../core/facts/facts.ts';
import type { Scene, SceneFact, SceneNode } from '../../core/scene/scene.ts';
import { datesText } from '../../core/time/dates.ts';
import { useLanguage, useOwnWords, useWords } from '../../language/words.ts';
import { useHref } from '../../navigation/address.ts';
import { words } from './words.ts';

/** What is known of the selected line: every fact between the two, with its evidence. */
export function Between({ scene, pair }: { scene: Scene; pair: readonly [string, string] }): JSX.Element {
  const own = useOwnWords(words);
  const facts = scene.facts.filter(({ from, to }) => pair.includes(from.key) && pair.includes(to.key));
  return (
    <section class="side">
      <h2>{own.between}</h2>
      <Facts facts={facts} of={pair[0]} scene={scene} open={facts.length === 1} />
    </section>
  );
}

/** The relations of the selected entity that are on the canvas, by kind, with their evidence. */
export const OnCanvas = ({ scene, node }: { scene: Scene; node: SceneNode }): JSX.Element => {
  const own = useOwnWords(words);
  const facts = scene.facts.filter(({ from, to }) => from.key === node.key || to.key === node.key);
  return (
    <>
      <h3>{own.factsOf}</h3>
      <Facts facts={facts} of={node.key} scene={scene} open={false} heading="h4" />
    </>
  );
};

interface FactsProps {
  readonly facts: readonly SceneFact[];
  readonly of: string;
  readonly scene: Scene;
  readonly open: boolean;
  /** One below the heading that they stand under. */
  readonly heading?: 'h3' | 'h4';
}

/** Facts by kind, seen from one entity; each opens its evidence. */
export function Facts({ facts, of, scene, open, heading: Heading = 'h3' }: FactsProps): JSX.Element {
  const { relations } = useWords();
  const names = new Map(
    [...scene.nodes.values(), ...scene.groups.flatMap(({ members }) => members)].map((node) => [node.key, node]),
  );
  return (
    <>
      {grouped(facts, of).map(({ predicate, way, facts: alike }) => (
        <div key={`${predicate} ${way}`} class="side-facts">
          <Heading>{relations[predicate]?.[way] ?? predicate}</Heading>
          <ul>
            {alike.map((fact) => (
              <FactLine key={fact.id} fact={fact} other={names.get(otherEnd(fact, of).key)} open={open} />
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function FactLine({
  fact,
  other,
  open,
}: {
  fact: SceneFact;
  other: SceneNode | undefined;
  open: boolean;
}): JSX.Element {
  const own = useOwnWords(words);
  const language = useLanguage();
  const { validity, provenance, predicate } = fact;
  const dates = datesText(validity, language, happens(predicate));
  return (
    <li>
      <Disclosure
        open={open}
        summary={
          <>
            {other && <EntityName entity={other} />} <span class="quiet">{dates}</span>{' '}
            <Standing status={provenance.status} />{' '}
            <span class="side-evidence">{own.evidence(provenance.evidence.totalCount)}</span>
          </>
        }
      >
        <Claim id={fact.id} />
      </Disclosure>
    </li>
  );
}

/** Where nothing is selected: what can be done here. */
export const NothingSelected = (): JSX.Element => {
  const own = useOwnWords(words);
  return (
    <section class="side">
      <h2>{own.nothing}</h2>
      <Empty title={own.nothingHelp}>
        <p class="quiet">{own.mouse}</p>
        <p class="quiet">{own.keys}</p>
      </Empty>
    </section>
  );
};

export const PageLink = ({ entityKey }: { entityKey: string }): JSX.Element => {
  const own = useOwnWords(words);
  const href = useHref();
  return <a href={href({ screen: 'entity', key: entityKey })}>{own.toPage}</a>;
};
