import { ENTITY_KINDS } from '../../../database/kinds.ts';
import type { Properties, State } from '../state.ts';
import type { Things } from './things.ts';

const PROPERTIES: ReadonlyMap<string, Properties> = new Map(ENTITY_KINDS.map((kind) => [kind, { kind }]));
const NO_TEXT: Properties = {};

/** The kinds of all entities, as `Batch` asks for what is there already. */
class Ends extends Map<string, Properties> {
  readonly #things: Things;

  constructor(things: Things) {
    super();
    this.#things = things;
  }

  override get(key: string): Properties | undefined {
    const kind = this.#things.kindOf(key);
    return kind && PROPERTIES.get(kind);
  }
}

class Sources extends Map<string, Properties> {
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(numbers: ReadonlyMap<string, number>) {
    super();
    this.#numbers = numbers;
  }

  override get(key: string): Properties | undefined {
    return this.#numbers.has(key) ? NO_TEXT : undefined;
  }
}

/**
 * What a graph says that has nothing in it, but for what comes with the other records: which entities there are, which
 * sources, and who bears an identifier that two are given.
 */
export const emptyState = (
  things: Things,
  sources: ReadonlyMap<string, number>,
  owners: ReadonlyMap<string, string>,
): State => ({
  sources: new Sources(sources),
  entities: new Map(),
  ends: new Ends(things),
  owners,
  facts: new Map(),
  withdrawn: new Map(),
  evidence: new Set(),
});
