import type { JSX } from 'preact';
import { useAnswer } from '../../api/use-answer.ts';
import { Page } from '../../components/page.tsx';
import { Answered } from '../../components/states.tsx';
import { HomeDocument } from '../../generated/home.ts';
import { useOwnWords } from '../../language/words.ts';
import { useLens } from '../../navigation/address.ts';
import { KindTiles } from './kind-tiles.tsx';
import { homeWords } from './words.ts';

/** What there is, what happened lately, how well it is known, and where to begin. */
export default function Home(): JSX.Element {
  const words = useOwnWords(homeWords);
  const answer = useAnswer(HomeDocument, { asOf: useLens() ?? null });
  return (
    <Page title={words.title} sources={answer.data?.sources.totalCount}>
      <section class="section">
        <h2>{words.kinds}</h2>
        <Answered answer={answer}>
          {({ counts }) => <KindTiles buckets={counts?.find(({ dimension }) => dimension === 'KIND')?.buckets ?? []} />}
        </Answered>
      </section>
    </Page>
  );
}
