import { conditionsOf, shapeOf } from '../../database/entities/filter.ts';
import type { OrderKey } from '../../database/fragment.ts';
import { type EntityKind, TYPE_OF_ENTITY } from '../../database/kinds.ts';
import { type Arguments, type Condition, type Connection, connection } from '../../database/reading/field.ts';
import type { EntityFilter, EntityOrder } from '../../generated/schema.ts';

interface ListArguments {
  readonly filter?: EntityFilter | null;
  readonly orderBy?: EntityOrder | null;
  readonly side?: string | null;
}

/**
 * The property that each order goes by. Nulls come last both ways: without a beginning, `fromOrder` is later than
 * every day and `holdsFrom` earlier. The key breaks ties.
 */
const ORDER = {
  NAME: { ASC: ['nameOrder', 'key'], DESC: ['nameOrder', 'key'] },
  KEY: { ASC: ['key'], DESC: ['key'] },
  VALID_FROM: { ASC: ['fromOrder', 'key'], DESC: ['holdsFrom', 'key'] },
  RECORDED_AT: { ASC: ['knownFrom', 'key'], DESC: ['knownFrom', 'key'] },
} as const;

const argumentsOf = (args: Arguments): ListArguments => args;

/** A root list of entities, of one kind or of all: filtered, in an order that an index gives. */
const listed = (kind?: EntityKind): Connection =>
  connection(
    (args) => {
      const { filter, side } = argumentsOf(args);
      const only = kind ?? onlyKind(filter);
      return {
        fragment: only ? 'entities/entities-of-kind' : 'entities/entities',
        label: only && TYPE_OF_ENTITY[only],
        conditions: [...conditionsOf(filter), ...sideConditions(side)],
        order: orderOf(argumentsOf(args).orderBy, only !== undefined),
        fixed: only ? 1 : 0,
        seek: true,
        parameters: only ? { kind: only } : {},
      };
    },
    { shape: (args) => shapeOfList(argumentsOf(args), kind) },
  );

/** A filter on a single kind is answered as that kind's own list is. */
const onlyKind = (filter: EntityFilter | null | undefined): EntityKind | undefined =>
  filter?.kinds?.length === 1 ? filter.kinds[0] : undefined;

const sideConditions = (side: string | null | undefined): Condition[] =>
  side == null ? [] : [{ fragment: 'entities/filter/on-side', parameters: { side } }];

function orderOf(orderBy: EntityOrder | null | undefined, ofKind: boolean): OrderKey[] {
  const field = orderBy?.field ?? 'KEY';
  const direction = orderBy?.direction ?? 'ASC';
  const properties = ofKind ? ['kind', ...ORDER[field][direction]] : ORDER[field][direction];
  return properties.map((property) => ({ expression: `e.${property}`, descending: direction === 'DESC' }));
}

const shapeOfList = ({ filter, orderBy, side }: ListArguments, kind: EntityKind | undefined): string =>
  [
    kind ?? onlyKind(filter) ?? 'all',
    orderBy ? `${orderBy.field} ${orderBy.direction}` : '',
    side == null ? '' : 'side',
    shapeOf(conditionsOf(filter)),
  ].join(';');

export const rootListings: Readonly<Record<string, Connection>> = {
  entities: listed(),
  schools: listed('SCHOOL'),
  enterprises: listed('ENTERPRISE'),
  alliances: listed('ALLIANCE'),
  people: listed('PERSON'),
  roles: listed('ROLE'),
  standards: listed('STANDARD'),
  events: listed('EVENT'),
  offers: listed('OFFER'),
};
