import type { JSX } from 'preact';
import { partsOf } from '../../core/matching/matching.ts';
import type { MatchesQuery } from '../../generated/matching.ts';
import { useOwnWords } from '../../language/words.ts';
import { words } from './words.ts';

export type Match = NonNullable<MatchesQuery['matches']>['nodes'][number];
type Factors = Match['explanation']['factors'];

/** A score as a bar of its named parts, each with its number. */
export function Score({ score, factors }: { score: number; factors: Factors }): JSX.Element {
  const own = useOwnWords(words);
  const parts = partsOf(factors);
  const name = (factor: string): string => own.factors[factor] ?? factor;
  const said = parts.map((part) => `${name(part.name)} ${Math.round(part.width)}`).join('，');
  return (
    <figure class="score" title={own.scoreHelp}>
      <figcaption>
        <strong>{own.score(Math.round(score * 100))}</strong>
      </figcaption>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={said}>
        <rect class="score-all" width="100" height="6" />
        {parts.map((part) => (
          <rect
            key={part.name}
            class={`part part-${part.name}`}
            x={part.from}
            width={Math.max(part.width - 0.4, 0.2)}
            height="6"
          />
        ))}
      </svg>
      <ul>
        {factors.map(({ name: factor, contribution, known }) => (
          <li key={factor} class={known ? '' : 'quiet'}>
            <i class={`swatch part-${factor}`} aria-hidden="true" />
            {name(factor)} {known ? Math.round(contribution * 100) : own.unknown}
          </li>
        ))}
      </ul>
    </figure>
  );
}
