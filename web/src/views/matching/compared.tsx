import type { JSX } from 'preact';
import { EntityLink } from '../../components/name.tsx';
import { FACTORS } from '../../core/matching/matching.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import type { Match } from './score.tsx';
import { words } from './words.ts';

/** Two matches part by part. */
export function Compared({ pair }: { pair: readonly [Match, Match] }): JSX.Element {
  const own = useOwnWords(words);
  const { listed } = useWords();
  const points = (match: Match, factor: string): string => {
    const found = match.explanation.factors.find(({ name }) => name === factor);
    return found?.known ? String(Math.round(found.contribution * 100)) : own.unknown;
  };
  return (
    <section class="section" aria-label={own.comparing}>
      <h2>{own.comparing}</h2>
      <div class="table">
        <table>
          <caption class="hidden">{own.comparing}</caption>
          <thead>
            <tr>
              <th scope="col">{own.part}</th>
              {pair.map(({ offer }) => (
                <th key={offer.key} scope="col" class="compared-name">
                  <EntityLink entity={offer} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {FACTORS.map((factor) => (
              <tr key={factor}>
                <th scope="row">{own.factors[factor] ?? factor}</th>
                {pair.map((match) => (
                  <td key={match.offer.key}>{points(match, factor)}</td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{own.columns.score}</th>
              {pair.map(({ offer, score }) => (
                <td key={offer.key}>
                  <strong>{Math.round(score * 100)}</strong>
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{own.missing}</th>
              {pair.map(({ offer, explanation }) => (
                <td key={offer.key}>{listed(explanation.missing.map(({ name }) => name))}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}
