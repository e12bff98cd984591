import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { type Lens, lensParameters } from '../../database/lens.ts';
import { integer } from '../../database/paths.ts';
import { patternClauses, type Step } from '../../database/patterns.ts';
import type { PatternStep } from '../../generated/schema.ts';
import type { Pattern } from './arguments.ts';

const Fact = z.object({ id: z.string(), from: z.string(), to: z.string() });
const MatchRow = z.object({ entities: z.array(z.string()), facts: z.array(Fact), key: z.array(z.string()) });
export type MatchRow = z.infer<typeof MatchRow>;
const CountRow = z.object({ id: z.string(), count: z.number() });

const stepOf = ({ relation, direction, roles, capacities, qualifiers, to }: PatternStep): Step => ({
  relation,
  direction: direction ?? 'ANY',
  oneOf: {
    ...(roles ? { role: roles } : {}),
    ...(capacities ? { capacity: capacities } : {}),
    ...(qualifiers ? { qualifier: qualifiers } : {}),
  },
  to,
});

const clauses = ({ start, steps }: Pattern) => patternClauses(start, steps.map(stepOf));
const places = ({ steps }: Pattern): number[] => steps.map((_, index) => index + 1);

/** Keys of the entities in turn, then ids of the facts: a total order. */
const orderOf = (pattern: Pattern): string =>
  [...[0, ...places(pattern)].map((place) => `e${place}.key`), ...places(pattern).map((place) => `r${place}.id`)].join(
    ', ',
  );

/** How many parts the key of a match has. */
export const keyLength = ({ steps }: Pattern): number => 2 * steps.length + 1;

/** Matches behind a key, in order, at most so many. */
export async function matches(
  database: Database,
  pattern: Pattern,
  lens: Lens,
  after: unknown,
  limit: number,
): Promise<MatchRow[]> {
  const { match, parameters } = clauses(pattern);
  const order = orderOf(pattern);
  const entities = [0, ...places(pattern)].map((place) => `e${place}.id`).join(', ');
  const facts = places(pattern).map(
    (place) => `{id: r${place}.id, from: startNode(r${place}).id, to: endNode(r${place}).id}`,
  );
  const rows = await database.read(
    `CYPHER 5 ${match} WITH *, [${order}] AS key WHERE $after IS NULL OR key > $after ORDER BY key LIMIT $limit RETURN [${entities}] AS entities, [${facts.join(', ')}] AS facts, key`,
    { ...lensParameters(lens), ...parameters, after, limit: integer(limit) },
  );
  return z.array(MatchRow).parse(rows);
}

/** How many matches there are. */
export async function matchCount(database: Database, pattern: Pattern, lens: Lens): Promise<number> {
  const { match, parameters } = clauses(pattern);
  const [row] = await database.read(`CYPHER 5 ${match} RETURN count(*) AS count`, {
    ...lensParameters(lens),
    ...parameters,
  });
  return CountRow.pick({ count: true }).parse(row).count;
}

/** How many matches each entity at one place is in, the most first, then by key. */
export async function matchesByPlace(database: Database, pattern: Pattern, lens: Lens, place: number, limit: number) {
  const { match, parameters } = clauses(pattern);
  const rows = await database.read(
    `CYPHER 5 ${match} WITH e${place} AS e, count(*) AS count ORDER BY count DESC, e.key LIMIT $limit RETURN e.id AS id, count`,
    { ...lensParameters(lens), ...parameters, limit: integer(limit) },
  );
  return z.array(CountRow).parse(rows);
}
