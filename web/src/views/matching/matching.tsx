import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { type Answer, useAnswer } from '../../api/use-answer.ts';
import { announce } from '../../components/live-region.tsx';
import { Page } from '../../components/page.tsx';
import { Answered, Empty } from '../../components/states.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { sourcesOf } from '../../core/facts/facts.ts';
import { matchingParameters, withWeight } from '../../core/matching/matching.ts';
import { MatchesDocument, type MatchesQuery, type MatchesQueryVariables } from '../../generated/matching.ts';
import { useLanguage, useOwnWords } from '../../language/words.ts';
import { useLens, useParameters } from '../../navigation/address.ts';
import type { Asked } from './asked.ts';
import { Excluded } from './excluded.tsx';
import { Gaps } from './gaps.tsx';
import { Offers } from './offers.tsx';
import { Ranked } from './ranked.tsx';
import { Weights } from './weights.tsx';
import { words } from './words.ts';
import './matching.css';

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
