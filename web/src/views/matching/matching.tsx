import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { type Answer, useAnswer } from '../../api/use-answer.ts';
import { announce } from '../../components/live-region.tsx';
import { EntityLink, Name } from '../../components/name.tsx';
import { Page } from '../../components/page.tsx';
import { Answered, Empty } from '../../components/states.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { sourcesOf } from '../../core/facts/facts.ts';
import { matchingParameters, toggled, withWeight } from '../../core/matching/matching.ts';
import { today } from '../../core/time/dates.ts';
import { MatchesDocument, type MatchesQuery, type MatchesQueryVariables } from '../../generated/matching.ts';
import { useLanguage, useOwnWords } from '../../language/words.ts';
import { useAddress, useLens, useParameters } from '../../navigation/address.ts';
import { Card } from './card.tsx';
import { Compared } from './compared.tsx';
import { Gaps } from './gaps.tsx';
import { OfferFacts, Offers } from './offers.tsx';
import type { Match } from './score.tsx';
import { Weights } from './weights.tsx';
import { words } from './words.ts';
import './matching.css';

type Asked = ReturnType<typeof matchingParameters.read>;
const SHOWN = 10;

/** Which supply meets which demand, why, and what is lacking. */
export default function Matching(): JSX.Element {
  const own = useOwnWords(words);
  const lens = useLens() ?? null;
  const language = useLanguage() === 'zh' ? 'ZH' : 'EN';
  const [asked, change] = useParameters(matchingParameters);
  const variables: MatchesQueryVariables = {
    offer: asked.offer,
    key: asked.offer,
    weights: asked.weights.map(({ factor, percent }) => ({ factor, weight: percent / 100 })),
    filter: { includeSynthetic: asked.made },
    first: SHOWN,
    whole: asked.whole,
    asOf: lens,
    language,
  };
  const isAsked = asked.tab === 'matches' && asked.offer !== '';
  const answer = useAnswer(MatchesDocument, isAsked ? variables : null);
  const claims = answer.data?.matches?.nodes.flatMap(({ explanation }) => explanation.claims);
  const set = (changes: Partial<Asked>): void => change(changes, { by: 'open' });
  return (
    <Page
      title={own.title}
      sources={isAsked ? (answer.loading ? undefined : sourcesOf(claims ?? [])) : null}
      wide
      actions={
        <label>
          <input
            type="checkbox"
            checked={asked.made}
            onChange={({ currentTarget }) => set({ made: currentTarget.checked })}
          />
          {own.made}
        </label>
      }
    >
      <Tabs
        label={own.title}
        tabs={[
          { name: 'matches', label: own.tabs.matches },
          { name: 'gaps', label: own.tabs.gaps },
        ]}
        chosen={asked.tab}
        onChoose={(tab) => set({ tab })}
      >
        {asked.tab === 'gaps' ? <Gaps made={asked.made} /> : <Matches asked={asked} answer={answer} set={set} />}
      </Tabs>
    </Page>
  );
}

interface MatchesProps {
  readonly asked: Asked;
  readonly answer: Answer<MatchesQuery>;
  readonly set: (changes: Partial<Asked>) => void;
}

function Matches({ asked, answer, set }: MatchesProps): JSX.Element {
  const own = useOwnWords(words);
  const { data, loading } = answer;
  const used = data?.matches?.method.weights ?? [];
  useEffect(() => {
    if (data && !loading) announce(own.shown(data.matches?.nodes.length ?? 0, data.matches?.totalCount ?? 0));
  }, [data, loading]);
  return (
    <div class="matching">
      <section class="side no-print" aria-label={own.choose}>
        <p>{own.intro}</p>
        <fieldset class="sides-choice">
          <legend class="hidden">{own.choose}</legend>
          {(['DEMAND', 'SUPPLY'] as const).map((side) => (
            <label key={side}>
              <input
                type="radio"
                name="side"
                checked={asked.side === side}
                onChange={() => set({ side, offer: '', compare: [] })}
              />
              {own.sides[side]}
            </label>
          ))}
        </fieldset>
        <Offers
          key={asked.side}
          side={asked.side}
          made={asked.made}
          chosen={asked.offer}
          onChoose={(offer) => set({ offer, compare: [] })}
        />
      </section>
      <div class="matching-middle">
        {asked.offer === '' ? (
          <Empty title={own.chooseOne} />
        ) : (
          <Answered answer={answer}>{(found) => <Ranked found={found} asked={asked} set={set} />}</Answered>
        )}
      </div>
      <div class="matching-right">
        {used.length > 0 && (
          <Weights
            used={used}
            set={asked.weights}
            onSet={(factor, percent) => set({ weights: withWeight(asked.weights, { factor, percent }, undefined) })}
            onReset={() => set({ weights: [] })}
          />
        )}
        <label class="no-print">
          <input
            type="checkbox"
            checked={asked.whole}
            onChange={({ currentTarget }) => set({ whole: currentTarget.checked })}
          />
          {own.whole}
        </label>
        {data?.matches && <Excluded excluded={data.matches.excluded} />}
      </div>
    </div>
  );
}

function Ranked({ found, asked, set }: { found: MatchesQuery; asked: Asked; set: MatchesProps['set'] }): JSX.Element {
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

function Excluded({ excluded }: { excluded: NonNullable<MatchesQuery['matches']>['excluded'] }): JSX.Element | null {
  const own = useOwnWords(words);
  const some = excluded.filter(({ count }) => count > 0);
  if (some.length === 0) return null;
  return (
    <section class="side">
      <h2>{own.excluded}</h2>
      <p class="quiet">{own.excludedHelp}</p>
      <ul>
        {some.map(({ reason, count, offers }) => (
          <li key={reason}>
            {own.reasons[reason] ?? reason} {count}
            <ul class="excluded">
              {offers.map((offer) => (
                <li key={offer.key}>
                  <EntityLink entity={offer} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface AsTableProps {
  readonly matches: readonly Match[];
  readonly weights: NonNullable<MatchesQuery['matches']>['method']['weights'];
}

/** The cards as rows; the file says by which weights and as of which day. */
function AsTable({ matches, weights }: AsTableProps): JSX.Element {
  const own = useOwnWords(words);
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
      text: ({ explanation }) => explanation.missing.map(({ name }) => name).join('、'),
      cell: ({ explanation }) => <Name name={explanation.missing.map(({ name }) => name).join('、')} />,
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
        file={`silian-matches-${asOf ?? today(new Date())}`}
      />
    </section>
  );
}
