import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Page } from '../../components/page.tsx';
import { Empty } from '../../components/states.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { choice, parametersOf } from '../../core/address/parameters.ts';
import { useOwnWords } from '../../language/words.ts';
import { useParameters } from '../../navigation/address.ts';
import { Article } from './article.tsx';
import { Review } from './review.tsx';
import { words } from './words.ts';
import './curation.css';

const own = parametersOf({ tab: choice(['article', 'review'] as const, 'article') });

/** Where editors bring in reports and decide on duplicates. The key lives in this component and nowhere else. */
export default function Curation(): JSX.Element {
  const said = useOwnWords(words);
  const [key, setKey] = useState('');
  const [{ tab }, change] = useParameters(own);
  return (
    <Page title={said.title} sources={null} wide>
      <p class="curation-intro">{said.intro}</p>
      <Key known={key !== ''} onEnter={setKey} />
      {key === '' ? (
        <Empty title={said.keyMissing} />
      ) : (
        <Tabs
          label={said.title}
          tabs={[
            { name: 'article', label: said.tabs.article },
            { name: 'review', label: said.tabs.review },
          ]}
          chosen={tab}
          onChoose={(next) => change({ tab: next }, { by: 'open' })}
        >
          {tab === 'article' ? <Article secret={key} /> : <Review secret={key} />}
        </Tabs>
      )}
    </Page>
  );
}

function Key({ known, onEnter }: { known: boolean; onEnter: (key: string) => void }): JSX.Element {
  const said = useOwnWords(words);
  const [written, setWritten] = useState('');
  if (known)
    return (
      <p class="curation-key">
        <button type="button" onClick={() => onEnter('')}>
          {said.leave}
        </button>
      </p>
    );
  return (
    <form
      class="curation-key"
      onSubmit={(event) => {
        event.preventDefault();
        onEnter(written.trim());
        setWritten('');
      }}
    >
      <label>
        {said.key}{' '}
        <input
          type="password"
          autocomplete="off"
          value={written}
          onInput={({ currentTarget }) => setWritten(currentTarget.value)}
        />
      </label>
      <button type="submit" class="primary" disabled={written.trim() === ''}>
        {said.enter}
      </button>
      <p class="quiet">{said.keyHelp}</p>
    </form>
  );
}
