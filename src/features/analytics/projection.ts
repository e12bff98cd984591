import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { conditionsOf } from '../../database/entities/filter.ts';
import { RELATION_KINDS, type RelationKind } from '../../database/kinds.ts';
import { type Lens, lensParameters } from '../../database/lens.ts';
import { integer } from '../../database/paths.ts';
import { type Filtered, filtered } from '../../database/reading/filtered.ts';
import { statementBody } from '../../database/statement.ts';
import { badInput } from '../../errors.ts';
import type { EntityFilter } from '../../generated/schema.ts';
import type { Pairs } from './engine/engine.ts';

/** No larger network is read into this process; `page`: entities of one statement. */
const LIMITS = { entities: 100_000, facts: 500_000, page: 5_000 };
type Limits = typeof LIMITS;

/** Which entities and facts make a network, and when to look. */
export interface View {
  readonly filter: EntityFilter | null | undefined;
  /** Undefined: all but the trees of code systems. */
  readonly relations: readonly RelationKind[] | undefined;
  readonly lens: Lens;
}

/** Entities in the order of their keys, and which of them facts join. */
export interface Projection extends Pairs {
  readonly ids: readonly string[];
  readonly keys: readonly string[];
  /** How many facts join two different ones of them. */
  readonly facts: number;
}

const Row = z.object({ id: z.string(), key: z.string(), ends: z.array(z.string()) });
const Rows = z.array(Row);
const Count = z.object({ entities: z.number() });

/** Reads a network page by page; refuses one that is too large. `field` is who asks, for messages. */
export async function project(
  database: Database,
  view: View,
  field: string,
  limits: Limits = LIMITS,
): Promise<Projection> {
  const found = filtered('analytics/entities-behind', conditionsOf(view.filter));
  const draft = new Draft();
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page: z.infer<typeof Rows> = Rows.parse(
      await database.read(pageText(found, view), { ...parametersOf(found, view, after), limit: integer(limits.page) }),
    );
    for (const row of page) draft.add(row);
    if (draft.entities > limits.entities) {
      throw tooLarge(field, `${await countOf(database, found, view)} entities are`, limits);
    }
    const facts = draft.factsAbove(limits.facts);
    if (facts !== undefined) throw tooLarge(field, `${facts} relations or more are`, limits);
    after = page.length === limits.page ? page.at(-1)?.key : undefined;
  }
  return draft.projection();
}

const pageText = ({ match, self }: Filtered, { relations }: View): string =>
  `CYPHER 5 ${match} WITH ${self} AS e ORDER BY e.key LIMIT $limit ${statementBody('analytics/ends', relations ?? RELATION_KINDS)}`;

const parametersOf = ({ parameters }: Filtered, { filter, relations, lens }: View, after: string) => ({
  ...lensParameters(lens),
  ...asRoot(parameters),
  after_root: after,
  trees: relations !== undefined,
  // no relations at all: nothing is at the far end of one
  kinds: relations?.length === 0 ? [] : (filter?.kinds ?? null),
});

/** Parameters as the fragments of a root name them. */
export const asRoot = (parameters: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [`${name}_root`, value]));

async function countOf(database: Database, found: Filtered, view: View): Promise<number> {
  const text = `CYPHER 5 ${found.match} RETURN count(*) AS entities`;
  const [row] = await database.read(text, parametersOf(found, view, ''));
  return Count.parse(row).entities;
}

const tooLarge = (field: string, what: string, { entities, facts }: Limits) =>
  badInput(
    `${field}.filter`,
    `${what} too many for one network`,
    `a filter (kinds, regions, industries, relatedTo) or relations that leave at most ${entities} entities and ${facts} relations`,
  );

/** What was read so far. Ids are numbered as they come, so that half a million facts stay small. */
class Draft {
  readonly #numbers = new Map<string, number>();
  readonly #entities: { id: string; key: string; number: number }[] = [];
  /** By number, whether it is an entity of the network. */
  readonly #passes: boolean[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];

  add({ id, key, ends }: z.infer<typeof Row>): void {
    const number = this.#numberOf(id);
    this.#passes[number] = true;
    this.#entities.push({ id, key, number });
    for (const end of ends) {
      if (end === id) continue;
      this.#from.push(number);
      this.#to.push(this.#numberOf(end));
    }
  }

  get entities(): number {
    return this.#entities.length;
  }

  /** How many facts there are for certain, where these are more than `most`: an end may yet turn out to be outside. */
  factsAbove(most: number): number | undefined {
    if (this.#to.length <= most) return undefined;
    const facts = this.#to.reduce((sum, to) => sum + (this.#passes[to] ? 1 : 0), 0);
    return facts > most ? facts : undefined;
  }

  /** The network in the order of keys: each pair once, whatever the direction and number of its facts, sorted. */
  projection(): Projection {
    const entities = this.#entities.sort((a, b) => (a.key < b.key ? -1 : 1));
    const order = entities.length;
    const places = new Int32Array(this.#numbers.size).fill(-1);
    for (const [place, { number }] of entities.entries()) places[number] = place;
    const codes = Float64Array.from(this.#from, (from, fact) => {
      const [one = -1, other = -1] = [places[from], places[this.#to[fact] ?? -1]];
      return other < 0 ? -1 : Math.min(one, other) * order + Math.max(one, other);
    }).filter((code) => code >= 0);
    const pairs = codes.sort().filter((code, place) => code !== codes[place - 1]);
    return {
      ids: entities.map(({ id }) => id),
      keys: entities.map(({ key }) => key),
      facts: codes.length,
      order,
      sources: Uint32Array.from(pairs, (code) => Math.floor(code / order)),
      targets: Uint32Array.from(pairs, (code) => code % order),
    };
  }

  #numberOf(id: string): number {
    const number = this.#numbers.get(id) ?? this.#numbers.size;
    this.#numbers.set(id, number);
    return number;
  }
}
