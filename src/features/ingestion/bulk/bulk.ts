import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { todayInShanghai } from '../../../database/lens.ts';
import type { ImportRows } from '../../../database/local-neo4j/offline-import.ts';
import { Batch } from '../batch.ts';
import { circleFaults } from '../circles.ts';
import { contradictionsIn } from '../contradictions.ts';
import { countsOf } from '../ingest.ts';
import { byLine, type Line, type Problem, refused } from '../parse.ts';
import { type Known, renamed } from '../resolution/renamed.ts';
import type { Asked } from '../resolution/resolve.ts';
import { Bearers } from './bearers.ts';
import { Chunks } from './chunks.ts';
import { Crew } from './crew.ts';
import { emptyState } from './empty.ts';
import { writeEntries } from './entries.ts';
import { entriesOf, type WorkedPartition } from './hand.ts';
import { type Seed, WORDS } from './hash.ts';
import { gathered, Meetings } from './meetings.ts';
import { inLines, type Placed, parsedOf, Shelves } from './partitions.ts';
import type { ReadChunk } from './reading.ts';
import { Sheets } from './sheet.ts';
import { DERIVED_ROLE, Things } from './things.ts';
import { type Step, Trees } from './trees.ts';

/** Partitions: each is worked in at once, so it has to be small; each is a file that is open for each thread. */
const PARTITIONS = 256;
/** Faults told of records that are refused. */
const MOST_FAULTS = 1_000;

export interface BulkOptions {
  readonly now: Date;
  /** For what is kept on the way; as large as the records, several times over. */
  readonly folder: string;
  readonly onProgress?: (progress: BulkProgress) => void;
  readonly onWarnings?: (warnings: readonly Problem[]) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface BulkProgress {
  readonly stage: 'reading' | 'working';
  readonly records: number;
  readonly total: number | null;
}

/** Rows of a whole graph, and what is still to be written by statements. */
export interface BulkRows {
  readonly rows: readonly ImportRows[];
  readonly instant: string;
  readonly counts: Counts;
  readonly content: string;
  readonly same: ReadonlyMap<string, string>;
  readonly asked: readonly Asked[];
}

interface Counts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly evidence: number;
}

/**
 * What an ingest of all these records at once would write into an empty graph, as rows for Neo4j's importer. Fails with
 * INVALID_RECORD as an ingest does; then there are no rows.
 */
export async function bulkRows(lines: AsyncIterable<readonly Line[]>, options: BulkOptions): Promise<BulkRows> {
  mkdirSync(options.folder, { recursive: true });
  const seed = seedOf(new Uint32Array(randomBytes(4 * WORDS).buffer.slice(0, 4 * WORDS)));
  const crew = Crew.open({ folder: options.folder, seed, partitions: PARTITIONS });
  try {
    return await new Bulk(crew, seed, options).rows(lines);
  } finally {
    await crew.end();
  }
}

const seedOf = ([a = 1, b = 2, c = 3, d = 4]: Uint32Array): Seed => [a, b, c, d];

class Bulk {
  readonly #crew: Crew;
  readonly #options: BulkOptions;
  readonly #things: Things;
  readonly #meetings = new Meetings();
  readonly #bearers = new Bearers();
  readonly #sources: Placed[] = [];
  #problems: Problem[] = [];
  #files: readonly string[] = [];
  #records = 0;

  constructor(crew: Crew, seed: Seed, options: BulkOptions) {
    this.#crew = crew;
    this.#options = options;
    this.#things = new Things(seed);
  }

  async rows(lines: AsyncIterable<readonly Line[]>): Promise<BulkRows> {
    const content = await this.#read(lines);
    this.#sources.sort(inLines);
    const read = { folder: this.#options.folder, partitions: PARTITIONS, files: this.#files, sources: this.#sources };
    const { known, asked } = this.#meetings.decide(this.#things, read);
    await this.#move(known);
    const owners = this.#bearers.owners(this.#things, known, read);
    const worked = await this.#work(known, owners);
    return { ...worked, content, same: known.keys, asked };
  }

  /** Reads all lines: what they are about is noted, they themselves are on disk. */
  async #read(lines: AsyncIterable<readonly Line[]>): Promise<string> {
    const { onProgress, signal } = this.#options;
    const chunks = new Chunks(lines);
    await this.#crew.each('read', chunks.all(), (read) => {
      signal?.throwIfAborted();
      this.#note(read);
      if (this.#problems.length > MOST_FAULTS) throw refused(this.#problems);
      onProgress?.({ stage: 'reading', records: this.#records, total: null });
    });
    await this.#crew.all('endReading');
    this.#files = chunks.files;
    const problems = inFiles([...this.#problems, ...chunks.problems], chunks.files);
    if (problems.length > 0) throw refused(problems);
    return chunks.content();
  }

  #note({ records, problems, warnings, sources, entities, identifiers, meetings }: ReadChunk): void {
    this.#records += records;
    this.#problems.push(...problems);
    if (warnings.length > 0) this.#options.onWarnings?.(warnings);
    this.#sources.push(...sources);
    for (let at = 0; at < entities.length; at += WORDS + 1) this.#things.add(entities, at, entities[at + WORDS] ?? 0);
    this.#bearers.add(identifiers, this.#things);
    this.#meetings.add(meetings, this.#things);
  }

  /** Brings records together under the keys by which their bodies are known. */
  async #move(known: Known): Promise<void> {
    if (known.keys.size === 0) return;
    const posts: Uint32Array[] = [];
    const gone: Uint32Array[] = [];
    await this.#crew.each('move', partitionsWith(known), (moved) => {
      posts.push(moved.posts);
      gone.push(moved.gone);
    });
    await this.#crew.all('endMoving');
    for (const list of gone) for (let at = 0; at < list.length; at += WORDS) this.#things.forget(list, at);
    for (const list of posts) for (let at = 0; at < list.length; at += WORDS) this.#things.add(list, at, DERIVED_ROLE);
  }

  async #work(known: Known, owners: ReadonlyMap<string, string>) {
    const { folder, now, onProgress, signal } = this.#options;
    const instant = now.toISOString();
    const sheets = new Sheets(folder, 'all');
    const sources = this.#sourceRows(sheets, known, owners, instant);
    await this.#crew.all('begin', {
      ...{ now: instant, files: this.#files, things: this.#things.shared, sources: sources.numbers, owners, known },
      ...{ free: this.#things.size + sources.numbers.size, blocks: new Int32Array(new SharedArrayBuffer(4)) },
    });
    let counts: Counts = sources.counts;
    const steps: Step[] = [];
    const problems: Problem[] = [...sources.problems];
    let done = 0;
    await this.#crew.each('work', partitions(), (worked: WorkedPartition) => {
      signal?.throwIfAborted();
      counts = sum(counts, worked);
      for (const step of worked.steps) steps.push(step);
      for (const each of worked.problems) problems.push(each);
      done += 1;
      onProgress?.({
        stage: 'working',
        records: Math.round((this.#records * done) / PARTITIONS),
        total: this.#records,
      });
    });
    if (problems.length > 0) throw refused(byLine(inFiles(problems, this.#files), []));
    const trees = new Trees(steps);
    this.#refuseCircles(trees, known);
    new Shelves(folder).clear();
    const entries = Array.from({ length: this.#crew.size }, (_, own) => entriesOf(folder, own));
    await writeEntries(entries, sheets, trees, todayInShanghai(now));
    const rows = [...sheets.end(), ...(await this.#crew.all('end')).flat()];
    return { rows, instant, counts };
  }

  #sourceRows(sheets: Sheets, known: Known, owners: ReadonlyMap<string, string>, now: string) {
    const parsed = this.#sources.map((each) => parsedOf(each, this.#files));
    const batch = new Batch(emptyState(this.#things, new Map(), owners), now);
    batch.addAll(renamed(parsed, known));
    const numbers = new Map<string, number>();
    for (const [key, properties] of batch.sources) {
      const number = this.#things.size + numbers.size;
      numbers.set(key, number);
      sheets.node('Source', number, properties);
    }
    return {
      numbers,
      counts: countsOf(batch.outcomes, batch.evidence.size),
      problems: [...batch.problems, ...contradictionsIn(parsed)],
    };
  }

  /** As `circlesIn` does. */
  #refuseCircles(trees: Trees, known: Known): void {
    const circles = trees.circles();
    if (circles.length === 0) return;
    const found = gathered({ folder: this.#options.folder, partitions: PARTITIONS }, ['rest'], ({ record }) => {
      return record.type === 'relation' && record.kind === 'PART_OF';
    });
    const parsed = renamed(
      found.sort(inLines).map((each) => parsedOf(each, this.#files)),
      known,
    );
    throw refused(circleFaults(circles, parsed));
  }
}

function* partitions(): Generator<[number]> {
  for (let partition = 0; partition < PARTITIONS; partition++) yield [partition];
}

function* partitionsWith(known: Known): Generator<[number, Known]> {
  for (const [partition] of partitions()) yield [partition, known];
}

const sum = (a: Counts, b: Counts): Counts => ({
  created: a.created + b.created,
  updated: a.updated + b.updated,
  unchanged: a.unchanged + b.unchanged,
  evidence: a.evidence + b.evidence,
});

/** Faults in the order of files and lines. */
function inFiles(problems: readonly Problem[], files: readonly string[]): Problem[] {
  const places = new Map(files.map((file, place) => [file, place]));
  const placeOf = ({ file }: Problem): number => places.get(file) ?? 0;
  return problems.toSorted((a, b) => placeOf(a) - placeOf(b) || a.line - b.line);
}
