import { useAnswer } from '../../api/use-answer.ts';
import {
  DirectoryDocument,
  type DirectoryQuery,
  FoundDocument,
  type FoundQuery,
  type RowFragment,
} from '../../generated/list.ts';
import { useLens } from '../../navigation/address.ts';
import { type Asked, directoryVariables, filterOf } from './asking.ts';

export type Row = RowFragment & { readonly matchedOn?: string };
export type Buckets = readonly { readonly value: string | null; readonly label: string; readonly count: number }[];

export interface Listing {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly page: DirectoryQuery['entities']['pageInfo'];
  readonly kinds: Buckets;
  readonly regions: Buckets;
}

/** What a link asks for: the directory, or, with words, what they find. */
export function useListing(asked: Asked) {
  const asOf = useLens() ?? null;
  const { q, after } = asked;
  const directory = useAnswer(DirectoryDocument, q === '' ? { ...directoryVariables(asked), asOf } : null);
  const found = useAnswer(
    FoundDocument,
    q === '' ? null : { query: q, filter: filterOf(asked), after: after || null, asOf },
  );
  if (q === '') return { ...directory, data: directory.data && fromDirectory(directory.data) };
  return { ...found, data: found.data && fromSearch(found.data) };
}

const fromDirectory = ({ entities, kinds, regions }: DirectoryQuery): Listing => ({
  rows: entities.nodes,
  total: entities.totalCount,
  page: entities.pageInfo,
  kinds: kinds?.[0]?.buckets ?? [],
  regions: regions?.[0]?.buckets ?? [],
});

const NO_PAGE: Listing['page'] = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };

function fromSearch({ search }: FoundQuery): Listing {
  const facet = (dimension: string): Buckets =>
    search?.facets.find((each) => each.dimension === dimension)?.buckets ?? [];
  return {
    rows: (search?.edges ?? []).map(({ node, matchedOn }) => ({ ...node, matchedOn })),
    total: search?.totalCount ?? 0,
    page: search?.pageInfo ?? NO_PAGE,
    kinds: facet('KIND'),
    regions: facet('REGION'),
  };
}
