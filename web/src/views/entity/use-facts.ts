import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../api/ask.ts';
import { type Failure, failureOf } from '../../api/failure.ts';
import { type FactFragment, MoreFactsDocument } from '../../generated/entity.ts';
import type { PageEntity } from './page-entity.ts';

export interface Facts {
  readonly facts: readonly FactFragment[];
  /** Whether there are more than were asked for. */
  readonly hasMore: boolean;
  readonly failure: Failure | undefined;
  more(): void;
}

type Lens = { readonly validAt?: string; readonly knownAt?: string; readonly anyTime?: boolean } | null;

/** The facts of an entity: those that came with its page, and more when they are asked for. */
export function useFacts({ key, relations }: PageEntity, asOf: Lens): Facts {
  const [added, setAdded] = useState<readonly FactFragment[]>([]);
  const [page, setPage] = useState(relations.pageInfo);
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    setAdded([]);
    setPage(relations.pageInfo);
  }, [relations]);
  const more = (): void => {
    setFailure(undefined);
    ask(MoreFactsDocument, { key, asOf, after: page.endCursor })
      .then(({ entity }) => {
        if (!entity) return;
        setAdded((facts) => [...facts, ...entity.relations.nodes]);
        setPage(entity.relations.pageInfo);
      })
      .catch((error: unknown) => setFailure(failureOf(error)));
  };
  return { facts: [...relations.nodes, ...added], hasMore: page.hasNextPage, failure, more };
}
