import { choice, flag, number, parametersOf, text } from '../../core/address/parameters.ts';
import { KINDS, RELATIONS } from '../../core/kinds/kinds.ts';
import type { DirectoryQueryVariables } from '../../generated/list.ts';

export const ORDERS = ['name', 'begins', 'recorded'] as const;
export type Order = (typeof ORDERS)[number];

const PAGE = 50;

/** What the link of a list says. */
export const own = parametersOf({
  q: text(),
  kind: choice(KINDS, null),
  region: text(),
  tie: choice(RELATIONS, null),
  least: number(1, 1000, 1),
  order: choice(ORDERS, 'name'),
  /** Only what lies in a region, not the regions in it. */
  located: flag(),
  made: flag(),
  after: text(),
  before: text(),
});
export type Asked = ReturnType<typeof own.read>;

type Filter = NonNullable<DirectoryQueryVariables['filter']>;

/** The filter of the schema for what a link says. */
export const filterOf = ({ kind, region, tie, least, located, made }: Asked): Filter => ({
  ...(kind === null ? {} : { kinds: [kind] }),
  ...(kind === null && located ? { kinds: KINDS.filter((each) => each !== 'REGION') } : {}),
  ...(region === '' ? {} : { regions: [region] }),
  ...(tie === null ? {} : { relatedTo: [{ predicate: tie, atLeast: least }] }),
  ...(made ? { includeSynthetic: true } : {}),
});

const ORDER_OF: Readonly<Record<Order, NonNullable<DirectoryQueryVariables['orderBy']>>> = {
  name: { field: 'NAME', direction: 'ASC' },
  begins: { field: 'VALID_FROM', direction: 'DESC' },
  recorded: { field: 'RECORDED_AT', direction: 'DESC' },
};

/** The page that a link asks for; each facet is counted without its own filter, so that it offers other choices. */
export function directoryVariables(asked: Asked): Omit<DirectoryQueryVariables, 'asOf'> {
  const { after, before, order } = asked;
  return {
    filter: filterOf(asked),
    anyKind: filterOf({ ...asked, kind: null }),
    anyRegion: filterOf({ ...asked, region: '' }),
    orderBy: ORDER_OF[order],
    ...(before === '' ? { first: PAGE, after: after || null } : { last: PAGE, before }),
  };
}
