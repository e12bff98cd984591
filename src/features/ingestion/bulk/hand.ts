import { join } from 'node:path';
import type { ImportRows } from '../../../database/local-neo4j/offline-import.ts';
import { Batch } from '../batch.ts';
import { contradictionsIn } from '../contradictions.ts';
import { isPost } from '../derive.ts';
import { directed } from '../fact.ts';
import { countsOf } from '../ingest.ts';
import type { Problem } from '../parse.ts';
import { type Known, renamed } from '../resolution/renamed.ts';
import { complete } from '../work.ts';
import { emptyState } from './empty.ts';
import { Hashes, type Seed } from './hash.ts';
import { Numbers } from './numbers.ts';
import { inLines, Partitions, type Placed, parsedOf, Shelves } from './partitions.ts';
import { type Chunk, type ReadChunk, Reader, Routes } from './reading.ts';
import { groupOf, SHELVES } from './route.ts';
import { Sheets } from './sheet.ts';
import { type SharedThings, Things } from './things.ts';
import type { Step } from './trees.ts';
import { BatchRows } from './writing.ts';

/** What a thread begins with. */
export interface Beginning {
  readonly own: number;
  readonly folder: string;
  readonly seed: Seed;
  readonly partitions: number;
}

/** What is known of all records, once they are read. */
export interface Whole {
  readonly now: string;
  readonly files: readonly string[];
  readonly things: SharedThings;
  /** Numbers of sources' nodes by key. */
  readonly sources: ReadonlyMap<string, number>;
  /** Who bears an identifier that several are given; else nobody does. */
  readonly owners: ReadonlyMap<string, string>;
  readonly known: Known;
  /** The first number that no entity and no source has. */
  readonly free: number;
  readonly blocks: Int32Array;
}

/** What a partition came to; its rows are on disk. */
export interface WorkedPartition {
  readonly problems: readonly Problem[];
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly evidence: number;
  readonly steps: readonly Step[];
}

/** Hashes of keys. */
export interface Moved {
  readonly posts: Uint32Array;
  readonly gone: Uint32Array;
}

/** File of entries of trees that a thread found. */
export const entriesOf = (folder: string, own: number): string => join(folder, `entries-${own}`);

/** Keys of bodies in a record as text: only these may be known under another key. */
const BODY_KEY = /"((?:org|school|enterprise|alliance):[^"]*)"/g;

/** What one thread does: reads chunks, then works partitions in. */
export class Hand {
  readonly #beginning: Beginning;
  readonly #routes: Routes;
  readonly #partitions: Partitions;
  readonly #reader: Reader;
  readonly #sheets: Sheets;
  #shelves: Shelves | undefined;
  #whole: Whole | undefined;
  #rows: BatchRows | undefined;
  #things: Things | undefined;

  constructor(beginning: Beginning) {
    const { seed, partitions, folder, own } = beginning;
    this.#beginning = beginning;
    this.#routes = new Routes(seed, partitions);
    this.#partitions = new Partitions(folder, own);
    this.#reader = new Reader(seed, this.#routes, this.#partitions);
    this.#sheets = new Sheets(folder, String(own));
  }

  read(chunk: Chunk): ReadChunk {
    return this.#reader.read(chunk);
  }

  endReading(): void {
    this.#partitions.end();
  }

  /** Once all threads have ended reading. */
  get #shelved(): Shelves {
    this.#shelves ??= new Shelves(this.#beginning.folder);
    return this.#shelves;
  }

  begin(whole: Whole): void {
    this.#whole = whole;
    // with what was moved
    this.#shelves = undefined;
    this.#things = Things.of(whole.things);
    this.#rows = new BatchRows(this.#sheets, {
      things: this.#things,
      sources: whole.sources,
      numbers: new Numbers(whole.free, whole.blocks),
      entries: entriesOf(this.#beginning.folder, this.#beginning.own),
    });
  }

  /**
   * Puts records where they belong under the keys by which their things are known. Returns the posts that appointments
   * are to then, and those that they are not to any more.
   */
  move(partition: number, known: Known): Moved {
    const [posts, gone] = [new Hashes(this.#beginning.seed), new Hashes(this.#beginning.seed)];
    const isConcerned = (text: string): boolean => {
      for (const [, key = ''] of text.matchAll(BODY_KEY)) if (known.keys.has(key)) return true;
      return false;
    };
    for (const placed of this.#shelved.placedIn(partition, SHELVES, isConcerned)) {
      const record = recordUnder(placed, known);
      const target = this.#routes.of(record);
      if (target !== partition) this.#partitions.add('moved', target, placed);
      if (placed.record.type !== 'relation' || record.type !== 'relation' || !isPost(record)) continue;
      posts.add(groupOf(record));
      if (placed.record.to !== record.to) gone.add(groupOf(placed.record));
    }
    return { posts: posts.take(), gone: gone.take() };
  }

  get #begun(): Whole {
    if (!this.#whole) throw new Error('nothing was begun');
    return this.#whole;
  }

  /** Ends what `move` wrote. */
  endMoving(): void {
    this.#partitions.end();
  }

  /** Works the records of a partition in, and writes what they come to as rows. */
  work(partition: number): WorkedPartition {
    const { now, files, sources, owners, known } = this.#begun;
    const isHere = (placed: Placed): boolean =>
      known.keys.size === 0 || this.#routes.of(recordUnder(placed, known)) === partition;
    const placed = [
      ...[...this.#shelved.placedIn(partition)].filter(isHere),
      ...this.#shelved.placedIn(partition, ['moved']),
    ].sort(inLines);
    const parsed = placed.map((each) => parsedOf(each, files));
    if (!this.#things || !this.#rows) throw new Error('nothing was begun');
    const batch = new Batch(emptyState(this.#things, sources, owners), now);
    const records = complete(renamed(parsed, known));
    batch.addAll(records);
    const problems = [...batch.problems, ...contradictionsIn(parsed)];
    const counts = countsOf(batch.outcomes, batch.evidence.size);
    if (problems.length > 0) return { ...counts, problems, steps: [] };
    const steps = this.#rows.add(batch);
    return { ...counts, problems: [], steps };
  }

  end(): ImportRows[] {
    return this.#sheets.end();
  }
}

const NOWHERE = { text: '', file: '', line: 0 };

function recordUnder({ record }: Placed, known: Known) {
  const [now] = renamed([{ record, at: NOWHERE }], known);
  if (!now || now.record.type === 'source') throw new Error('sources lie in no partition');
  return now.record.type === 'relation' ? directed(now.record) : now.record;
}
