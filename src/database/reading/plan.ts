import { type GraphQLResolveInfo, getArgumentValues, type OperationDefinitionNode } from 'graphql';
import type { Database } from '../database.ts';
import { boundedBy, type Lens, lensParameters } from '../lens.ts';
import { objectOf } from './compile.ts';
import type { Compiled, Compiler } from './compiler.ts';
import type { FieldMap } from './field.ts';
import { Gathering } from './gathering.ts';
import { Known } from './known.ts';
import { directiveVariables } from './selection.ts';
import { type Shaper, Slots } from './slots.ts';

/** A root field's statement, made once for a document, and how its one value is read. */
interface Plan {
  readonly cypher: string;
  /** Where one reading differs from others by parameters alone. */
  readonly gathering: Gathering | undefined;
  readonly slots: Slots;
  readonly read: Compiled['read'];
}

/** The plans of one root field in one document, by what its directives and arguments make of it. */
interface Entry {
  readonly directives: readonly string[];
  shapers: Shaper[];
  readonly plans: Map<string, Plan>;
}

/** How a root field becomes one expression; its reader gives a `T`. */
export type Root<T> = (compiler: Compiler, info: GraphQLResolveInfo) => Compiled & { readonly reads?: T };

/** A document with more shapes than this, by its variables, forgets its plans. */
const MAX_PLANS = 100;
/** All documents forget theirs beyond so many characters of statements. */
const MAX_CHARACTERS = 5_000_000;

/** The plans there are, and how many characters of statements. */
interface Kept {
  entries: WeakMap<OperationDefinitionNode, Map<string, Entry>>;
  characters: number;
}

/** What holds for all that a request reads. */
export interface Bounds {
  /** What it reads is broken off when this says so. */
  readonly signal?: AbortSignal;
  /** Whether it may see the identifiers of people. */
  readonly personIdentifiers?: boolean;
}

/** Compiles root fields, keeps their plans, runs them. */
export class Reading {
  readonly #database: Database;
  readonly #fields: FieldMap;
  #kept: Kept = { entries: new WeakMap(), characters: 0 };
  #bounds: Bounds = {};

  constructor(database: Database, fields: FieldMap) {
    this.#database = database;
    this.#fields = fields;
  }

  /** The same, with the same plans, for one request. */
  boundTo(bounds: Bounds): Reading {
    const bound = new Reading(this.#database, this.#fields);
    bound.#kept = this.#kept;
    bound.#bounds = bounds;
    return bound;
  }

  /**
   * Answers a root field in one statement.
   * @param variant tells apart different roots for the same field, e.g. by key and by name
   * @param given parameters of the root's own fragments, as they end in `_root`
   */
  async run<T>(
    info: GraphQLResolveInfo,
    variant: string,
    root: Root<T>,
    lens: Lens,
    given: Readonly<Record<string, unknown>> = {},
  ): Promise<T> {
    const { cypher, gathering, slots, read } = this.plan(info, variant, root, Object.keys(given));
    const seen = boundedBy(lens, await this.#database.horizon());
    const args = slots.argumentsUnder(info.variableValues);
    const own = Object.fromEntries(Object.entries(given).map(([name, value]) => [`${name}_root`, value]));
    const { signal, personIdentifiers = false } = this.#bounds;
    const shared = { ...lensParameters(seen), personIdentifiers, ...slots.parameters(args) };
    const value = gathering
      ? await gathering.read({ shared, own }, signal)
      : (await this.#database.read(cypher, { ...shared, ...own }, { signal }))[0]?.v;
    // the root that made the plan says what it reads
    return read(value, { lens, seen, args }) as T;
  }

  /**
   * The plan for a root field as it stands in its document.
   * @param given the names of what its root's own fragments are given
   */
  plan(info: GraphQLResolveInfo, variant: string, root: Root<unknown>, given: readonly string[] = []): Plan {
    const entry = this.#entry(info, variant);
    const known = entry.plans.get(keyOf(entry, info));
    if (known) return known;
    const plan = this.#compile(info, root, given);
    remember(entry, plan, info);
    this.#kept.characters += plan.cypher.length;
    if (this.#kept.characters > MAX_CHARACTERS) Object.assign(this.#kept, { entries: new WeakMap(), characters: 0 });
    return plan;
  }

  #entry(info: GraphQLResolveInfo, variant: string): Entry {
    let entries = this.#kept.entries.get(info.operation);
    if (!entries) {
      entries = new Map();
      this.#kept.entries.set(info.operation, entries);
    }
    const place = `${info.path.key} ${variant}`;
    let entry = entries.get(place);
    if (!entry) {
      if (entries.size >= MAX_PLANS) entries.clear();
      entry = { directives: [...directiveVariables(info.fieldNodes, info)], shapers: [], plans: new Map() };
      entries.set(place, entry);
    }
    return entry;
  }

  #compile(info: GraphQLResolveInfo, root: Root<unknown>, given: readonly string[]): Plan {
    const slots = new Slots();
    const asked = { schema: info.schema, fragments: info.fragments, variables: info.variableValues };
    const { preamble, cypher, read } = root({ asked, fields: this.#fields, slots, known: new Known(), objectOf }, info);
    if (!preamble) {
      const alone = `CYPHER 5 RETURN ${cypher} AS v`;
      const statement = { alone, expression: cypher, names: given.map((name) => `${name}_root`) };
      const gathering = given.length > 0 ? new Gathering(this.#database, statement) : undefined;
      return { cypher: alone, gathering, slots, read };
    }
    // the variable is named beside the value, or Neo4j takes counts inside the value for an aggregation over it
    const text = `${preamble.clauses} WITH ${preamble.variable}, ${cypher} AS v RETURN v`;
    return { cypher: `CYPHER 5 ${text}`, gathering: undefined, slots, read };
  }
}

function remember(entry: Entry, plan: Plan, info: GraphQLResolveInfo): void {
  const known = new Set(entry.shapers.map(({ node }) => node));
  const more = plan.slots.shapers.filter(({ node }) => !known.has(node));
  if (more.length > 0 || entry.plans.size >= MAX_PLANS) entry.plans.clear();
  entry.shapers = [...entry.shapers, ...more];
  entry.plans.set(keyOf(entry, info), plan);
}

const keyOf = ({ directives, shapers }: Entry, { variableValues }: GraphQLResolveInfo): string =>
  JSON.stringify([
    directives.map((name) => variableValues[name] ?? null),
    shapers.map(({ node, definition, shape }) => shape(getArgumentValues(definition, node, variableValues))),
  ]);
