import type { JSX } from 'preact';
import { useOwnWords } from '../../language/words.ts';
import { useHref } from '../../navigation/address.ts';
import { type Asked, own } from './asking.ts';
import type { Listing } from './use-listing.ts';
import { listWords } from './words.ts';

/** The pages beside this one. What a search found has only a next one; Back leads back. */
export function Pages({ page, asked }: { page: Listing['page']; asked: Asked }): JSX.Element | null {
  const words = useOwnWords(listWords);
  const href = useHref();
  const to = (cursors: { after: string; before: string }): string =>
    href({ screen: 'list', parameters: own.write({ ...asked, ...cursors }) });
  const hasPrevious = page.hasPreviousPage && asked.q === '';
  if (!page.hasNextPage && !hasPrevious) return null;
  return (
    <nav class="pages" aria-label={words.pages}>
      {hasPrevious && (
        <a class="button" href={to({ after: '', before: page.startCursor ?? '' })}>
          {words.previous}
        </a>
      )}
      {page.hasNextPage && (
        <a class="button" href={to({ after: page.endCursor ?? '', before: '' })}>
          {words.next}
        </a>
      )}
    </nav>
  );
}
