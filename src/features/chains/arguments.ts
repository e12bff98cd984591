import { entityRef, sharedLens } from '../../database/ids.ts';
import type { EntityKind, RelationKind } from '../../database/kinds.ts';
import type { Lens } from '../../database/lens.ts';
import { badInput, within } from '../../errors.ts';
import type { QueryChainsArgs } from '../../generated/schema.ts';

export const MAX_HOPS = 6;
const MAX_CHAINS = 50;
const MAX_VIA = 3;
const MAX_AVOID = 50;

/** What is looked for: ids instead of keys, defaults filled in, everything within its range. */
export interface Wanted {
  readonly from: string;
  readonly to: string;
  readonly maxHops: number;
  readonly relations: readonly RelationKind[] | undefined;
  readonly via: readonly string[];
  readonly avoid: readonly string[];
  readonly through: readonly EntityKind[] | undefined;
  readonly minConfidence: number;
  readonly first: number;
  readonly lens: Lens;
}

/** Reads the arguments of `chains`; refuses what is out of range or contradicts itself. */
export function wantedFrom(args: QueryChainsArgs, now: Date): Wanted {
  const ends = { from: entityRef(args.from, now, 'chains.from'), to: entityRef(args.to, now, 'chains.to') };
  const via = (args.via ?? []).map((id) => entityRef(id, now, 'chains.via'));
  const avoid = (args.avoid ?? []).map((id) => entityRef(id, now, 'chains.avoid'));
  within('chains.maxHops', args.maxHops ?? MAX_HOPS, 1, MAX_HOPS);
  within('chains.first', args.first ?? 5, 1, MAX_CHAINS);
  within('chains.minConfidence', args.minConfidence ?? 0, 0, 1);
  within('chains.via', via.length, 0, MAX_VIA, 'entities');
  within('chains.avoid', avoid.length, 0, MAX_AVOID, 'entities');
  const wanted = {
    from: ends.from.id,
    to: ends.to.id,
    maxHops: args.maxHops ?? MAX_HOPS,
    relations: args.relations ? [...new Set(args.relations)].sort() : undefined,
    via: unique(via.map(({ id }) => id)).filter((id) => id !== ends.from.id && id !== ends.to.id),
    avoid: unique(avoid.map(({ id }) => id)),
    through: args.through ? [...new Set(args.through)].sort() : undefined,
    minConfidence: args.minConfidence ?? 0,
    first: args.first ?? 5,
    lens: sharedLens(args.asOf, [ends.from, ends.to, ...via, ...avoid], now, 'chains'),
  };
  refuseContradictions(wanted);
  return wanted;
}

function refuseContradictions({ from, to, via, avoid }: Wanted): void {
  if (avoid.includes(from) || avoid.includes(to)) {
    throw badInput('chains.avoid', 'it holds an end of the chains', 'entities other than from and to');
  }
  if (via.some((id) => avoid.includes(id))) {
    throw badInput('chains.via', 'an entity is to be passed and avoided', 'via and avoid without a common entity');
  }
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
