import type { JSX } from 'preact';
import { Disclosure } from '../../components/disclosure.tsx';
import { Claim } from '../../components/evidence.tsx';
import { EntityLink, EntityName, Name } from '../../components/name.tsx';
import { useOwnWords, useWords } from '../../language/words.ts';
import { OfferFacts } from './offers.tsx';
import { type Match, Score } from './score.tsx';
import { words } from './words.ts';

interface CardProps {
  readonly match: Match;
  readonly rank: number;
  readonly compared: boolean;
  readonly onCompare: () => void;
}

/** A match: its score in parts, why in words, what fits and what is missing, and the facts behind it. */
export function Card({ match, rank, compared, onCompare }: CardProps): JSX.Element {
  const own = useOwnWords(words);
  const { offer, score, explanation } = match;
  return (
    <article class="card" aria-label={`${rank} ${offer.name}`}>
      <header>
        <h3>
          <span class="card-rank">{rank}</span> <EntityLink entity={offer} />
        </h3>
        <button type="button" class="plain" aria-pressed={compared} onClick={onCompare}>
          {compared ? own.compared : own.compare}
        </button>
      </header>
      <Score score={score} factors={explanation.factors} />
      <p class="card-why">
        <Name name={explanation.summary} />
      </p>
      <Topics match={match} />
      <OfferFacts offer={offer} />
      <Behind match={match} />
    </article>
  );
}

function Topics({ match: { explanation } }: { match: Match }): JSX.Element {
  const own = useOwnWords(words);
  const { listed } = useWords();
  const { matched, missing, surplus, unknown, ties } = explanation;
  return (
    <ul class="fits">
      {matched.map(({ wanted, offered, similarity, via }) => (
        <li key={wanted.key} class="fit">
          <b>{own.matched}</b> <EntityName entity={wanted} />
          {wanted.key !== offered.key && (
            <>
              {' ← '}
              <EntityName entity={offered} />
            </>
          )}
          {similarity < 1 && (
            <span class="quiet">
              {' '}
              {via ? own.near(Math.round(similarity * 100), via.name) : own.nearly(Math.round(similarity * 100))}
            </span>
          )}
        </li>
      ))}
      {missing.map((topic) => (
        <li key={topic.key} class="lack">
          <b>{own.missing}</b> <EntityName entity={topic} />
        </li>
      ))}
      {surplus.map((topic) => (
        <li key={topic.key} class="over">
          <b>{own.surplus}</b> <EntityName entity={topic} />
        </li>
      ))}
      {unknown.length > 0 && (
        <li class="over">
          <b>{own.unknown}</b> {listed(unknown.map((each) => own.factors[each] ?? each))}
        </li>
      )}
      {ties.length > 0 && (
        <li class="fit">
          <b>{own.ties(ties.length)}</b>
        </li>
      )}
    </ul>
  );
}

function Behind({ match: { explanation } }: { match: Match }): JSX.Element {
  const own = useOwnWords(words);
  const { relations } = useWords();
  const facts = [...new Map(explanation.claims.map((claim) => [claim.id, claim])).values()];
  return (
    <Disclosure summary={`${own.evidence} · ${own.facts(facts.length)}`}>
      <ul class="behind">
        {facts.map(({ id, from, predicate, to }) => (
          <li key={id}>
            <Disclosure
              summary={
                <>
                  <Name name={from.name} /> <span class="quiet">{relations[predicate]?.out ?? predicate}</span>{' '}
                  <Name name={to.name} />
                </>
              }
            >
              <Claim id={id} />
            </Disclosure>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
