import type { Database } from '../../database/database.ts';
import { ENTITY_KINDS, type EntityKind, type RelationKind } from '../../database/kinds.ts';
import { factPages, type RawFact } from './fact-pages.ts';
import { inTerms } from './in-terms.ts';
import { ahead, type Listing, pagesOf } from './pages.ts';
import { type Entity, type Evidence, entityOf, type Fact, factOf, type Source, sourceOf } from './rows.ts';
import type { Scope } from './scope.ts';
import { ATTRIBUTES, attributesOf } from './vocabulary.ts';

/** Rows of a page: more make statements quicker, and take more memory. */
const SIZE = { entities: 1_000, sources: 1_000 };

/** How much was read. */
export interface Counts {
  sources: number;
  evidence: number;
  readonly entities: Map<EntityKind, number>;
  readonly relations: Map<RelationKind, number>;
}

/**
 * Reads what is in scope, page by page, in a total order, and counts it. A page's claims are made one by one as they are
 * asked for, once: what is written and forgotten at once costs little to collect. For one export.
 */
export class Claims {
  readonly #database: Database;
  readonly #scope: Scope;
  /** Entities that evidence and facts name besides their own: they may be out of scope. */
  readonly #named = new Set<string>();
  /** Those of them that were told. */
  readonly #told = new Set<string>();
  readonly #sources = new Set<string>();
  readonly counts: Counts = { sources: 0, evidence: 0, entities: new Map(), relations: new Map() };

  constructor(database: Database, scope: Scope) {
    this.#database = database;
    this.#scope = scope;
  }

  /** Whether all sources are in scope; else only those that were read are, and these are known last. */
  get hasAllSources(): boolean {
    return this.#scope.isWhole;
  }

  /** Entities by kind, then by key. */
  entities(kinds: readonly EntityKind[] = ENTITY_KINDS): AsyncGenerator<Iterable<Entity>> {
    const { filter } = this.#scope;
    const asked = kinds.filter((kind) => filter.kinds?.includes(kind) ?? true);
    return ahead(this.#entitiesOf(asked));
  }

  /** Facts by the key of where they start, then by id: by kind, and by what makes them these facts; terms in order of time. */
  facts(): AsyncGenerator<Iterable<Fact>> {
    return ahead(this.#factsInTerms());
  }

  /** Sources by key: all, or those that were read so far. */
  async *sources(): AsyncGenerator<readonly Source[]> {
    for await (const rows of this.#pagesOfSources()) {
      const sources = rows.map(sourceOf);
      this.counts.sources += sources.length;
      for (const { contributor } of sources) this.#name(contributor);
      yield sources;
    }
  }

  /** Entities out of scope that what was read so far names, with those they name themselves, in no particular order. */
  async *named(): AsyncGenerator<Iterable<Entity>> {
    for (;;) {
      const keys = [...this.#named].filter((key) => !this.#told.has(key)).sort();
      if (keys.length === 0) return;
      for (const key of keys) this.#told.add(key);
      for (const part of parts(keys, SIZE.entities)) yield* this.#entityPages(this.#outside(part), ATTRIBUTES);
    }
  }

  async *#entitiesOf(kinds: readonly EntityKind[]): AsyncGenerator<Iterable<Entity>> {
    for (const kind of kinds) {
      const attributes = attributesOf(kind);
      const listing: Listing = {
        fragment: 'export/entities',
        isIn: this.#scope.entityIsIn(),
        row: 'export/entity',
        parameters: { ...this.#scope.parameters, kind_export: kind, attributes },
        size: SIZE.entities,
      };
      yield* this.#entityPages(listing, attributes);
    }
  }

  #outside(keys: readonly string[]): Listing {
    return {
      fragment: 'export/given-entities',
      isIn: `NOT coalesce(${this.#scope.entityIsIn()}, false)`,
      row: 'export/entity',
      parameters: { ...this.#scope.parameters, keys_export: keys, attributes: ATTRIBUTES },
      size: SIZE.entities,
    };
  }

  async *#entityPages(listing: Listing, attributes: readonly string[]): AsyncGenerator<Iterable<Entity>> {
    for await (const rows of pagesOf(this.#database, listing)) {
      if (rows.length > 0) yield this.#decoded(rows, attributes);
    }
  }

  *#decoded(rows: readonly unknown[], attributes: readonly string[]): Generator<Entity> {
    for (const row of rows) {
      const entity = entityOf(row, attributes, this.#scope.lens);
      count(this.counts.entities, entity.kind);
      this.#note(entity.evidence);
      yield entity;
    }
  }

  async *#factsInTerms(): AsyncGenerator<Iterable<Fact>> {
    for await (const rows of inTerms(factPages(this.#database, this.#scope))) {
      if (rows.length > 0) yield this.#decodedFacts(rows);
    }
  }

  *#decodedFacts(rows: readonly RawFact[]): Generator<Fact> {
    for (const row of rows) {
      const fact = factOf(row);
      count(this.counts.relations, fact.kind);
      this.#note(fact.evidence);
      if (fact.qualifiers.size > 0) this.#noteQualifiers(fact.qualifiers);
      yield fact;
    }
  }

  async *#pagesOfSources(): AsyncGenerator<readonly unknown[]> {
    const listing = { row: 'export/source', isIn: 's.knownFrom <= $knownAt', size: SIZE.sources };
    const { parameters } = this.#scope;
    if (this.hasAllSources) {
      yield* pagesOf(this.#database, { ...listing, fragment: 'export/sources', parameters });
      return;
    }
    for (const keys of parts([...this.#sources].sort(), SIZE.sources)) {
      const given = { ...parameters, keys_export: keys };
      yield* pagesOf(this.#database, { ...listing, fragment: 'export/given-sources', parameters: given });
    }
  }

  #note(evidence: readonly Evidence[]): void {
    this.counts.evidence += evidence.length;
    if (this.#scope.isEverything) return;
    for (const { source, speaker } of evidence) {
      if (!this.hasAllSources) this.#sources.add(source);
      this.#name(speaker);
    }
  }

  #noteQualifiers(qualifiers: Fact['qualifiers']): void {
    for (const name of ['at', 'onBehalfOf']) this.#name(qualifiers.get(name));
  }

  #name(key: unknown): void {
    if (typeof key === 'string' && !this.#scope.isEverything) this.#named.add(key);
  }
}

const count = <K>(counts: Map<K, number>, key: K): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

function* parts<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
