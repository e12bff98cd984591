import type { JSX } from 'preact';
import { EntityLink, Name } from '../../components/name.tsx';
import { Empty } from '../../components/states.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { toggled } from '../../core/matching/matching.ts';
import { dayOf } from '../../core/time/dates.ts';
import type { MatchesQuery } from '../../generated/matching.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { useAddress } from '../../navigation/address.ts';
import type { Asked } from './asked.ts';
import { Card } from './card.tsx';
import { Compared } from './compared.tsx';
import { OfferFacts } from './offers.tsx';
import type { Match } from './score.tsx';
import { words } from './words.ts';

interface RankedProps {
  readonly found: MatchesQuery;
  readonly asked: Asked;
  readonly set: (changes: Partial<Asked>) => void;
}

/** The offer that was chosen, and what matches it, the best first. */
export function Ranked({ found, asked, set }: RankedProps): JSX.Element {
  const own = useOwnWords(words);
  const { matches } = found;
  const offer = found.offer && 'side' in found.offer ? found.offer : undefined;
  const nodes = matches?.nodes ?? [];
  const [one, other] = asked.compare.flatMap((key) => nodes.find((match) => match.offer.key === key) ?? []);
  return (
    <>
      {offer && (
        <section class="chosen">
          <h2>
            <EntityLink entity={offer} />
          </h2>
          <OfferFacts offer={offer} />
        </section>
      )}
      <div class="section-head">
        <h2>{own.other[asked.side]}</h2>
        <p class="quiet">
          {own.shown(nodes.length, matches?.totalCount ?? nodes.length)} ·{' '}
          {matches && own.method(matches.method.version)}
        </p>
      </div>
      {nodes.length === 0 && (
        <Empty title={own.noMatch}>
          <p>{own.noMatchHelp}</p>
        </Empty>
      )}
      {one && other && <Compared pair={[one, other]} />}
      {nodes.map((match, at) => (
        <Card
          key={match.offer.key}
          match={match}
          rank={at + 1}
          compared={asked.compare.includes(match.offer.key)}
          onCompare={() => set({ compare: toggled(asked.compare, match.offer.key) })}
        />
      ))}
      {nodes.length > 0 && <AsTable matches={nodes} weights={matches?.method.weights ?? []} />}
    </>
  );
}

interface AsTableProps {
  readonly matches: readonly Match[];
  readonly weights: NonNullable<MatchesQuery['matches']>['method']['weights'];
}

/** The cards as rows; the file says by which weights and as of which day. */
function AsTable({ matches, weights }: AsTableProps): JSX.Element {
  const own = useOwnWords(words);
  const { listed } = useWords();
  const { asOf } = useAddress();
  const rank = (match: Match): number => matches.indexOf(match) + 1;
  const columns: Column<Match>[] = [
    { name: 'rank', head: own.columns.rank, text: (match) => String(rank(match)), order: rank, numeric: true },
    {
      name: 'name',
      head: own.columns.name,
      text: ({ offer }) => offer.name,
      cell: ({ offer }) => <EntityLink entity={offer} />,
    },
    { name: 'owner', head: own.columns.owner, text: ({ offer }) => offer.owner?.name ?? '' },
    {
      name: 'score',
      head: own.columns.score,
      text: ({ score }) => String(Math.round(score * 100)),
      order: ({ score }) => score,
      numeric: true,
    },
    ...weights.map(
      ({ factor, weight }): Column<Match> => ({
        name: factor.toLowerCase(),
        head: `${own.factors[factor] ?? factor} ×${Math.round(weight * 100) / 100}`,
        text: ({ explanation }) =>
          String(Math.round((explanation.factors.find(({ name }) => name === factor)?.contribution ?? 0) * 100)),
        numeric: true,
      }),
    ),
    {
      name: 'missing',
      head: own.columns.missing,
      text: ({ explanation }) => listed(explanation.missing.map(({ name }) => name)),
      cell: ({ explanation }) => <Name name={listed(explanation.missing.map(({ name }) => name))} />,
    },
  ];
  return (
    <section class="section">
      <h2>{own.table}</h2>
      <Table
        caption={own.table}
        captionHidden
        columns={columns}
        rows={matches}
        keyOf={({ offer }) => offer.key}
        file={`silian-matches-${asOf ?? dayOf(new Date())}`}
      />
    </section>
  );
}
