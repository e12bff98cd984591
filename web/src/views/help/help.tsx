import type { ComponentChildren, JSX } from 'preact';
import { useAnswer } from '../../api/use-answer.ts';
import { TypeMark } from '../../components/mark.tsx';
import { Page } from '../../components/page.tsx';
import { KINDS } from '../../core/kinds/kinds.ts';
import { HelpDocument } from '../../generated/help.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { helpWords, type Term } from './words.ts';
import './help.css';

/** What each thing means, in a sentence. */
export default function Help(): JSX.Element {
  const own = useOwnWords(helpWords);
  const words = useWords();
  const { data } = useAnswer(HelpDocument, {});
  return (
    <Page title={own.title} sources={data?.sources.totalCount}>
      <p class="help-lead">{own.lead}</p>
      <div class="columns help-columns">
        <Section title={own.kinds}>
          {KINDS.map((kind) => (
            <Line key={kind} meaning={own.kindMeanings[kind]}>
              <TypeMark kind={kind} size={14} />
              {words.kinds[kind]}
            </Line>
          ))}
        </Section>
        <div>
          <Terms title={own.terms} terms={own.termMeanings} />
          <Terms title={own.keys} terms={own.keyMeanings} />
          <Terms title={own.sharing} terms={own.sharingMeanings} />
        </div>
      </div>
    </Page>
  );
}

const Section = ({ title, children }: { title: string; children: ComponentChildren }): JSX.Element => (
  <section class="section">
    <h2>{title}</h2>
    <dl class="terms">{children}</dl>
  </section>
);

const Terms = ({ title, terms }: { title: string; terms: readonly Term[] }): JSX.Element => (
  <Section title={title}>
    {terms.map(({ term, meaning }) => (
      <Line key={term} meaning={meaning}>
        {term}
      </Line>
    ))}
  </Section>
);

const Line = ({ meaning, children }: { meaning: string; children: ComponentChildren }): JSX.Element => (
  <div>
    <dt>{children}</dt>
    <dd>{meaning}</dd>
  </div>
);
