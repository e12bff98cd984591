import { appendFileSync } from 'node:fs';
import type { Batch } from '../batch.ts';
import { NESTED_KINDS } from '../circles.ts';
import type { EntityDraft } from '../draft.ts';
import { versionOfFact } from '../fact.ts';
import type { Properties } from '../state.ts';
import { TREE_KINDS } from '../vocabulary.ts';
import type { Numbers } from './numbers.ts';
import type { Sheets } from './sheet.ts';
import type { Things } from './things.ts';
import type { Entry, Step } from './trees.ts';

interface Places {
  readonly things: Things;
  /** Numbers of sources' nodes by key. */
  readonly sources: ReadonlyMap<string, number>;
  readonly numbers: Numbers;
  /** A file for entries of trees: they know what they lie in only when all is read. */
  readonly entries: string;
}

/** What a batch came to, as rows: what `writeBatch` writes into an empty graph, but for sources and lineage. */
export class BatchRows {
  readonly #sheets: Sheets;
  readonly #places: Places;

  constructor(sheets: Sheets, places: Places) {
    this.#sheets = sheets;
    this.#places = places;
  }

  /** Returns the steps of trees. */
  add(batch: Batch): Step[] {
    for (const draft of batch.entities.values()) this.#entity(draft, batch.now);
    const steps = this.#facts(batch);
    this.#evidence(batch);
    return steps;
  }

  #numberOf(key: string): number {
    const number = this.#places.things.numberOf(key);
    if (number === undefined) throw new Error(`${key} has no number`);
    return number;
  }

  #entity(draft: EntityDraft, now: string): void {
    const number = this.#numberOf(draft.key);
    const properties = draft.properties(now);
    if (!properties) throw new Error(`${draft.key} is not new`);
    const labels = draft.labels.join(':');
    if (TREE_KINDS.includes(draft.kind)) {
      const entry: Entry = { number, labels, properties };
      appendFileSync(this.#places.entries, `${JSON.stringify(entry)}\n`);
    } else this.#sheets.node(labels, number, properties);
    for (const name of draft.newNames(now)) this.#beside('Name', 'HAS_NAME', number, name);
    for (const identifier of draft.newIdentifiers) this.#beside('Identifier', 'HAS_IDENTIFIER', number, identifier);
  }

  #beside(label: string, type: string, entity: number, properties: Properties): void {
    const number = this.#places.numbers.take();
    this.#sheets.node(label, number, properties);
    this.#sheets.relationship(type, entity, number, NONE);
  }

  #facts(batch: Batch): Step[] {
    const steps: Step[] = [];
    for (const draft of batch.facts.values()) {
      const { kind, from, to } = draft.record;
      const properties = versionOfFact(draft, batch.now);
      this.#sheets.relationship(kind, this.#numberOf(from), this.#numberOf(to), properties);
      if (kind !== 'PART_OF') continue;
      const above = batch.kindOf(from);
      if (above && NESTED_KINDS.includes(above))
        steps.push({ from, to, holdsFrom: String(properties.holdsFrom), holdsTo: String(properties.holdsTo) });
    }
    return steps;
  }

  #evidence(batch: Batch): void {
    for (const { source, speaker, properties } of batch.evidence.values()) {
      const number = this.#places.numbers.take();
      this.#sheets.node(properties.stance === 'DISPUTES' ? 'Evidence:Dispute' : 'Evidence', number, properties);
      this.#sheets.relationship('FROM', number, this.#places.sources.get(source) ?? -1, NONE);
      if (speaker !== undefined) this.#sheets.relationship('SPOKEN_BY', number, this.#numberOf(speaker), NONE);
    }
  }
}

const NONE: Properties = {};
