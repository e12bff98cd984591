import type { JSX } from 'preact';
import { Chip, Standing } from '../../components/chip.tsx';
import { Disclosure } from '../../components/disclosure.tsx';
import { Claim } from '../../components/evidence.tsx';
import { EntityLink, Name } from '../../components/name.tsx';
import { weakestOf } from '../../core/chains/chains.ts';
import { happens } from '../../core/facts/facts.ts';
import { datesText } from '../../core/time/dates.ts';
import type { ChainsQuery } from '../../generated/chains.ts';
import { useLanguage, useOwnWords, useWords } from '../../language/words.ts';
import { Ladder } from './ladder.tsx';
import { words } from './words.ts';

export type Chain = NonNullable<ChainsQuery['chains']>['chains'][number];

/** The same chain has the same facts in the same order. */
export const keyOf = ({ relations }: Chain): string => relations.map(({ id }) => id).join();

export const percent = (share: number): number => Math.round(share * 100);

/** A chain: its sentence first, then every hop with its evidence, and a picture. */
export function Found({ chain, rank }: { chain: Chain; rank: number }): JSX.Element {
  const own = useOwnWords(words);
  const { fourChains } = useWords();
  return (
    <article class="chain" aria-label={`${rank}`}>
      <p class="chain-sentence">
        <span class="chain-rank">{rank}</span>
        <Name name={chain.sentence} />
      </p>
      <p class="chain-facts">
        <span>{own.confidence(percent(chain.confidence))}</span>
        {chain.fourChains.map((each) => (
          <Chip key={each}>{fourChains[each] ?? each}</Chip>
        ))}
      </p>
      <Ladder chain={chain} rank={rank} />
      <Hops chain={chain} />
    </article>
  );
}

function Hops({ chain }: { chain: Chain }): JSX.Element {
  const own = useOwnWords(words);
  const language = useLanguage();
  const { relations } = useWords();
  const weakest = weakestOf(chain.relations);
  return (
    <ol class="hops">
      {chain.relations.map(({ id, predicate, from, validity, provenance }, place) => {
        const [here, there] = [chain.entities[place], chain.entities[place + 1]];
        const way = from.key === here?.key ? 'out' : 'in';
        return (
          <li key={id}>
            <p class="hop">
              <span class="hidden">{own.hop(place + 1)} </span>
              {here && <EntityLink entity={here} />}
              <span class="quiet">{relations[predicate]?.[way] ?? predicate}</span>
              {there && <EntityLink entity={there} />}
              <span class="quiet">{datesText(validity, language, happens(predicate))}</span>
              <Standing status={provenance.status} />
              {place === weakest && <Chip tone="inferred">{own.weakest}</Chip>}
            </p>
            <Disclosure summary={own.evidence(provenance.evidence.totalCount)}>
              <Claim id={id} />
            </Disclosure>
          </li>
        );
      })}
    </ol>
  );
}
