import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { conditionsOf } from '../../database/entities/filter.ts';
import { fourChainsOf } from '../../database/entities/four-chains.ts';
import { RELATION_KINDS, type RelationKind } from '../../database/kinds.ts';
import { type Lens, lensParameters } from '../../database/lens.ts';
import { integer } from '../../database/paths.ts';
import { type Filtered, filtered } from '../../database/reading/filtered.ts';
import { statement } from '../../database/statement.ts';
import { badInput } from '../../errors.ts';
import type { FourChain } from '../../generated/schema.ts';
import type { Place } from '../connection.ts';
import { asRoot } from './projection.ts';

export const CHAINS: readonly FourChain[] = ['EDUCATION', 'TALENT', 'INDUSTRY', 'INNOVATION'];
const MAX_ENTITIES = 100_000;
/** Entities of one statement. */
const PAGE = 5_000;

const End = z.object({ kind: z.string(), category: z.string().nullable() });
const IncidentRow = z.object({
  id: z.string(),
  key: z.string(),
  kind: z.enum(RELATION_KINDS),
  out: z.boolean(),
  here: End,
  far: End,
  all: z.number(),
  own: z.number(),
});
type Incident = z.infer<typeof IncidentRow>;

const Body = z.object({ kind: z.string(), key: z.string(), synthetic: z.boolean() });
type Body = z.infer<typeof Body>;

const body = statement('analytics/body', Body);
const incident = statement('analytics/incident', IncidentRow);
const Ids = z.array(z.object({ id: z.string() }));

/** How many relations one chain has, by kind. */
export interface Strength {
  readonly chain: FourChain;
  readonly relations: number;
  readonly kinds: ReadonlyMap<RelationKind, number>;
}

/** An entity with relations of several chains; `relations` counts those of any chain. */
export interface Joint {
  readonly id: string;
  readonly key: string;
  readonly chains: readonly FourChain[];
  readonly relations: number;
}

export interface FourChains {
  readonly entities: number;
  readonly relations: number;
  readonly strengths: readonly Strength[];
  readonly joints: readonly Joint[];
}

export const placeOfJoint = ({ chains, relations, key }: Joint): Place => [-chains.length, -relations, key];

/**
 * The four chains of what lies in a region or an industry, or of an alliance with its members. What is made up counts
 * where the region, industry or alliance is.
 */
export async function fourChains(database: Database, id: string, lens: Lens): Promise<FourChains> {
  const [of] = await body(database.read, { id });
  if (!of) throw unfit('no entity has this id or key');
  const ids = await idsIn(database, scopeOf(of, id), lens);
  const rows: Incident[] = [];
  for (let at = 0; at < ids.length; at += PAGE) {
    const page = ids.slice(at, at + PAGE);
    for (const row of await incident(database.read, { ...lensParameters(lens), page, ids, synthetic: of.synthetic }))
      rows.push(row);
  }
  return summaryOf(ids.length, rows);
}

function scopeOf({ kind, key, synthetic }: Body, id: string): Filtered {
  const among = { includeSynthetic: synthetic };
  if (kind === 'REGION') return filtered('entities/entities', conditionsOf({ ...among, regions: [key] }));
  if (kind === 'INDUSTRY') return filtered('entities/entities', conditionsOf({ ...among, industries: [key] }));
  if (kind === 'ALLIANCE' || kind === 'ASSOCIATION') {
    return filtered('analytics/in-body', conditionsOf(among), { body: id });
  }
  throw unfit(`${key} is of kind ${kind}`);
}

const unfit = (message: string) =>
  badInput('fourChains.of', message, 'the id or key of a region, an industry, an alliance or an association');

async function idsIn(database: Database, { match, self, parameters }: Filtered, lens: Lens): Promise<string[]> {
  const text = `CYPHER 5 ${match} RETURN DISTINCT ${self}.id AS id ORDER BY id LIMIT $limit`;
  const limit = integer(MAX_ENTITIES + 1);
  const rows = Ids.parse(await database.read(text, { ...lensParameters(lens), ...asRoot(parameters), limit }));
  if (rows.length > MAX_ENTITIES) throw unfit(`more than ${MAX_ENTITIES} entities lie there; ask for a smaller one`);
  return rows.map(({ id }) => id);
}

const chainsOf = ({ kind, out, here, far }: Incident): readonly FourChain[] => {
  const [from, to] = out ? [here, far] : [far, here];
  return fourChainsOf({ kind, fromKind: from.kind, toKind: to.kind, offer: to.category });
};

function summaryOf(entities: number, rows: readonly Incident[]): FourChains {
  const counts = new Map(CHAINS.map((chain) => [chain, new Map<RelationKind, number>()]));
  const joints = new Map<string, { id: string; key: string; chains: Set<FourChain>; relations: number }>();
  let relations = 0;
  for (const row of rows) {
    const chains = chainsOf(row);
    if (chains.length === 0) continue;
    relations += row.own;
    const joint = joints.get(row.id) ?? { id: row.id, key: row.key, chains: new Set(), relations: 0 };
    joints.set(row.id, joint);
    joint.relations += row.all;
    for (const chain of chains) {
      joint.chains.add(chain);
      const kinds = counts.get(chain);
      if (row.own > 0) kinds?.set(row.kind, (kinds.get(row.kind) ?? 0) + row.own);
    }
  }
  return {
    entities,
    relations,
    strengths: CHAINS.map((chain) => strengthOf(chain, counts.get(chain) ?? new Map())),
    joints: [...joints.values()]
      .filter(({ chains }) => chains.size > 1)
      .map((joint) => ({ ...joint, chains: CHAINS.filter((chain) => joint.chains.has(chain)) })),
  };
}

const strengthOf = (chain: FourChain, kinds: ReadonlyMap<RelationKind, number>): Strength => ({
  chain,
  kinds,
  relations: [...kinds.values()].reduce((sum, count) => sum + count, 0),
});
