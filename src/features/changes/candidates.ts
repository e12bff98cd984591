import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { conditionsOf } from '../../database/entities/filter.ts';
import { ENTITY_KINDS, RELATION_KINDS } from '../../database/kinds.ts';
import { type Lens, lensParameters } from '../../database/lens.ts';
import { integer } from '../../database/paths.ts';
import { type Filtered, filtered } from '../../database/reading/filtered.ts';
import { statement, statementBody } from '../../database/statement.ts';
import { SilianError } from '../../errors.ts';
import type { EntityFilter } from '../../generated/schema.ts';

/** A comparison looks at no more claims. */
const MAX_CHANGES = 100_000;

/** Whether the first and the second view have it. */
const inViews = { here: z.boolean(), there: z.boolean() };

const EntityRow = z.object({
  id: z.string(),
  key: z.string(),
  kind: z.enum(ENTITY_KINDS),
  ...inViews,
  status: z.string(),
  versions: z.array(z.string()).nullable(),
});
export type EntityRow = z.infer<typeof EntityRow>;

/** A version of a fact; another one may hold in the other view. */
const FactRow = z.object({
  id: z.string(),
  key: z.string(),
  kind: z.enum(RELATION_KINDS),
  from: z.string(),
  to: z.string(),
  ...inViews,
});
export type FactRow = z.infer<typeof FactRow>;

const disputesOf = statement('changes/disputes', z.object({ id: z.string() }));

/** What one of two views has and the other has not, or may have otherwise. */
export interface Candidates {
  readonly entities: readonly EntityRow[];
  readonly facts: readonly FactRow[];
}

/** Two views, and which claims are looked at: those that the filter lets through in the first. */
export interface Views {
  readonly here: Lens;
  readonly there: Lens;
  readonly filter: EntityFilter | null | undefined;
  /** Claims that evidence makes disputed in one of the views only. */
  readonly disputed: readonly string[];
}

/** The parameters of statements on two views. */
export const parametersOf = ({ here, there }: Pick<Views, 'here' | 'there'>) => ({
  ...lensParameters(here),
  other: lensParameters(there),
});

/** Ids of claims that evidence makes disputed in one of two views only. */
export async function disputedInOne(database: Database, views: Pick<Views, 'here' | 'there'>): Promise<string[]> {
  if (views.here.knownAt === views.there.knownAt) return [];
  const rows = await disputesOf(database.read, parametersOf(views));
  return rows.map(({ id }) => id);
}

/** Fails with TOO_LARGE where there are too many. */
export async function candidatesOf(database: Database, views: Views): Promise<Candidates> {
  const [entities, facts] = await Promise.all([
    run(database, views, EntityRow, entitiesText(views)),
    run(database, views, FactRow, factsText(views)),
  ]);
  return { entities, facts };
}

/** Whether a filter asks for anything but what is real. */
export const isNarrow = (filter: Views['filter']): boolean =>
  conditionsOf(filter).some(({ fragment }) => fragment !== 'entities/filter/real');

type Statement = readonly [text: string, parameters: Filtered['parameters']];

function entitiesText({ filter }: Views): Statement {
  const { match, self, parameters } = filtered('changes/entities', conditionsOf(filter));
  return [`${match} WITH ${self} AS e ${statementBody('changes/entity-rows')}`, parameters];
}

/** Without a filter every fact is looked at once; with one, those of the entities that it lets through. */
function factsText({ filter }: Views): Statement {
  if (!isNarrow(filter)) return [statementBody('changes/facts'), {}];
  const { match, self, parameters } = filtered('changes/ends', conditionsOf(filter));
  return [`${match} WITH ${self} AS e ${statementBody('changes/facts-of')}`, parameters];
}

async function run<R extends z.ZodType>(
  database: Database,
  { filter, disputed, ...views }: Views,
  row: R,
  [text, conditions]: Statement,
): Promise<z.infer<R>[]> {
  const parameters = {
    ...parametersOf(views),
    disputed: disputed.length > 0 ? disputed : null,
    synthetic: filter?.includeSynthetic === true,
    limit: integer(MAX_CHANGES + 1),
  };
  const found = await database.read(`CYPHER 5 ${text}`, { ...parameters, ...asRoot({ ...parameters, ...conditions }) });
  if (found.length > MAX_CHANGES) throw tooMany();
  return z.array(row).parse(found);
}

/** Parameters as composed fragments name them. */
const asRoot = (parameters: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [`${name}_root`, value]));

const tooMany = (): SilianError =>
  new SilianError(
    'TOO_LARGE',
    `compare: more than ${MAX_CHANGES} changes lie between the views. Narrow the filter, or compare views that are nearer.`,
  );
