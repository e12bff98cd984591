import type { JSX } from 'preact';
import { Page } from '../../components/page.tsx';
import { Answered } from '../../components/states.tsx';
import { sourcesOf } from '../../core/facts/facts.ts';
import { useOwnWords } from '../../language/words.ts';
import { useParameters } from '../../navigation/address.ts';
import { own } from './asking.ts';
import { Facets } from './facets.tsx';
import { Filters } from './filters.tsx';
import { Pages } from './pages.tsx';
import { Rows } from './rows.tsx';
import { useListing } from './use-listing.ts';
import { listWords } from './words.ts';
import './list.css';

/** Entities of every kind, filtered and found, a page at a time; every row opens its evidence. */
export default function List(): JSX.Element {
  const words = useOwnWords(listWords);
  const [asked] = useParameters(own);
  const listing = useListing(asked);
  return (
    <Page
      title={asked.q === '' ? words.title : words.found(asked.q)}
      sources={listing.data && sourcesOf(listing.data.rows)}
    >
      <Filters asked={asked} />
      <Answered answer={listing} lines={12}>
        {(data) => (
          <div class="columns list-columns">
            <div>
              <Rows listing={data} asked={asked} />
              <Pages page={data.page} asked={asked} />
            </div>
            <Facets listing={data} asked={asked} />
          </div>
        )}
      </Answered>
    </Page>
  );
}
