import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useAnswer } from '../../api/use-answer.ts';
import { announce } from '../../components/live-region.tsx';
import { Name } from '../../components/name.tsx';
import { Page } from '../../components/page.tsx';
import { Answered, Empty, Truncated } from '../../components/states.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { chainParameters } from '../../core/chains/chains.ts';
import { sourcesOf } from '../../core/facts/facts.ts';
import { EMPTY, sceneParameters } from '../../core/scene/view.ts';
import { datesText } from '../../core/time/dates.ts';
import { ChainsDocument, ChosenDocument } from '../../generated/chains.ts';
import { useLanguage, useOwnWords, useWords } from '../../language/words.ts';
import { useHref, useLens, useParameters } from '../../navigation/address.ts';
import { Conditions } from './conditions.tsx';
import { Choosing } from './ends.tsx';
import { type Chain, Found, keyOf, percent } from './found.tsx';
import { words } from './words.ts';
import './chains.css';

/** How the seed's two best known people are joined: something to try. */
const EXAMPLE = { from: 'person:谢刚@school:4114012888', to: 'person:郑丽梅@org:机械工业教育发展中心' };

/** Through which facts two entities are joined: sentences first, the picture second. */
export default function Chains(): JSX.Element {
  const own = useOwnWords(words);
  const lens = useLens() ?? null;
  const language = useLanguage() === 'zh' ? 'ZH' : 'EN';
  const [asked, change] = useParameters(chainParameters);
  const { from, to } = asked;
  const keys = [...new Set([from, to, ...asked.via, ...asked.avoid].filter((key) => key !== ''))];
  const chosen = useAnswer(ChosenDocument, keys.length > 0 ? { of: keys, limit: keys.length, asOf: lens } : null);
  const known = new Map((chosen.data?.neighbourhood?.nodes ?? []).map((node) => [node.key, node]));
  const isWhole = from !== '' && to !== '' && from !== to;
  const answer = useAnswer(
    ChainsDocument,
    isWhole
      ? {
          ...{
            from,
            to,
            maxHops: asked.hops,
            via: asked.via,
            avoid: asked.avoid,
            first: asked.many,
            asOf: lens,
            language,
          },
          relations: asked.relations.length > 0 ? asked.relations : null,
          least: asked.sure / 100,
        }
      : null,
  );
  const chains = isWhole ? answer.data?.chains?.chains : undefined;
  useEffect(() => {
    if (chains && !answer.loading) announce(chains.length > 0 ? own.found(chains.length) : own.none);
  }, [chains, answer.loading]);
  const set = (changes: Partial<typeof asked>): void => change(changes, { by: 'open' });
  return (
    <Page
      title={own.title}
      sources={
        isWhole && !answer.failure
          ? answer.loading
            ? undefined
            : sourcesOf((chains ?? []).flatMap(({ relations }) => relations))
          : null
      }
    >
      <p class="chains-intro">{own.intro}</p>
      <section class="chains-ends no-print" aria-label={own.choice}>
        <Choosing
          label={own.from}
          keys={from === '' ? [] : [from]}
          most={1}
          known={known}
          onChange={([key = '']) => set({ from: key })}
        />
        <button type="button" disabled={from === '' && to === ''} onClick={() => set({ from: to, to: from })}>
          ⇄ {own.swap}
        </button>
        <Choosing
          label={own.to}
          keys={to === '' ? [] : [to]}
          most={1}
          known={known}
          onChange={([key = '']) => set({ to: key })}
        />
      </section>
      <div class="no-print">
        <Conditions asked={asked} known={known} onChange={set} />
      </div>
      {from !== '' && from === to && <Truncated>{own.same}</Truncated>}
      {isWhole ? (
        <Answered answer={answer}>
          {({ chains: result }) => <Result result={result} asked={asked} onMore={(many) => set({ many })} />}
        </Answered>
      ) : (
        <Choose />
      )}
    </Page>
  );
}

/** Nothing is chosen yet: what to choose, and an example where the graph has it. */
function Choose(): JSX.Element {
  const own = useOwnWords(words);
  const href = useHref();
  const lens = useLens() ?? null;
  const { data } = useAnswer(ChosenDocument, { of: Object.values(EXAMPLE), limit: 2, asOf: lens });
  return (
    <Empty title={own.choice}>
      <p>{own.choiceHelp}</p>
      {data?.neighbourhood && (
        <a class="button" href={href({ screen: 'chains', parameters: new URLSearchParams(EXAMPLE) })}>
          {own.example}
        </a>
      )}
    </Empty>
  );
}

interface ResultProps {
  readonly result: {
    readonly chains: readonly Chain[];
    readonly truncated: boolean;
    readonly reason: string | null;
  } | null;
  readonly asked: ReturnType<typeof chainParameters.read>;
  readonly onMore: (many: number) => void;
}

function Result({ result, asked, onMore }: ResultProps): JSX.Element {
  const own = useOwnWords(words);
  const href = useHref();
  const chains = result?.chains ?? [];
  if (chains.length === 0)
    return (
      <Empty title={own.none}>
        {result?.truncated && <Truncated>{own.cut}</Truncated>}
        {result?.reason != null && (
          <p>
            {own.noneHelp} <Name name={result.reason} />
          </p>
        )}
      </Empty>
    );
  const inGraph = href({
    screen: 'explore',
    parameters: sceneParameters.write({ ...EMPTY, of: [asked.from, asked.to], path: [asked.from, asked.to] }),
  });
  return (
    <>
      <div class="section-head">
        <h2>{own.found(chains.length)}</h2>
        <p class="page-aside no-print">
          {chains.length === asked.many && asked.many < 20 && (
            <button type="button" onClick={() => onMore(20)}>
              {own.many(20)}
            </button>
          )}
          <a href={inGraph}>{own.inGraph}</a>
        </p>
      </div>
      {result?.truncated && <Truncated>{own.cut}</Truncated>}
      {chains.map((chain, at) => (
        <Found key={keyOf(chain)} chain={chain} rank={at + 1} />
      ))}
      <AsTable chains={chains} />
    </>
  );
}

function AsTable({ chains }: { chains: readonly Chain[] }): JSX.Element {
  const own = useOwnWords(words);
  const language = useLanguage();
  const { fourChains } = useWords();
  const columns: Column<Chain>[] = [
    {
      name: 'rank',
      head: own.columns.rank,
      text: (chain) => String(chains.indexOf(chain) + 1),
      order: (chain) => chains.indexOf(chain),
      numeric: true,
    },
    { name: 'sentence', head: own.columns.sentence, text: ({ sentence }) => sentence },
    {
      name: 'length',
      head: own.columns.length,
      text: ({ length }) => String(length),
      order: ({ length }) => length,
      numeric: true,
    },
    {
      name: 'confidence',
      head: own.columns.confidence,
      text: ({ confidence }) => `${percent(confidence)}%`,
      order: ({ confidence }) => confidence,
      numeric: true,
    },
    {
      name: 'dates',
      head: own.columns.dates,
      text: ({ validity }) => (validity ? datesText(validity, language, false) : ''),
    },
    {
      name: 'four',
      head: own.columns.four,
      text: (chain) => chain.fourChains.map((each) => fourChains[each] ?? each).join(language === 'zh' ? '、' : ', '),
    },
  ];
  return (
    <section class="section">
      <h2>{own.table}</h2>
      <Table caption={own.table} captionHidden columns={columns} rows={chains} keyOf={keyOf} file="silian-chains" />
    </section>
  );
}
