import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACTOR_KINDS } from '../../../database/kinds.ts';
import { isAlive } from '../../../database/local-neo4j/lock.ts';
import { linesIn, MAX_LINE } from '../lines.ts';
import type { Line } from '../parse.ts';
import type { IngestRecord } from '../record.ts';
import { SUBJECT_KINDS } from '../vocabulary.ts';

/** What needs another comes behind it: evidence its source, an offer its topics, a relation its ends. */
export const PHASES = ['source', 'subject', 'actor', 'other', 'relation'] as const;
export type Phase = (typeof PHASES)[number];

const FLUSH = 256_000;
/** Where a line stood is written before it. */
const PLACE = 100;

const phaseOf = (record: IngestRecord): Phase => {
  if (record.type !== 'entity') return record.type;
  if (record.kind === 'REGION' || SUBJECT_KINDS.includes(record.kind)) return 'subject';
  return ACTOR_KINDS.includes(record.kind) ? 'actor' : 'other';
};

/** Where spools lie; behind it the id of the process. The host's name, for another's processes are not known here. */
const FOLDERS = `silian-ingest-${hostname()}-`;

/** Removes what processes have left behind that were killed. */
async function sweep(): Promise<void> {
  const folders = (await readdir(tmpdir())).filter((name) => name.startsWith(FOLDERS));
  const abandoned = folders.filter((name) => !isAlive(Number.parseInt(name.slice(FOLDERS.length), 10)));
  for (const name of abandoned) await rm(join(tmpdir(), name), { recursive: true, force: true });
}

/** Records on disk, in the order in which they can be written; none is kept in memory. */
export class Spool {
  readonly #folder: string;
  readonly #files: ReadonlyMap<Phase, FileHandle>;
  readonly #waiting = new Map<Phase, string>(PHASES.map((phase) => [phase, '']));
  readonly #names: string[] = [];
  readonly #hash: Hash = createHash('sha256');
  /** How many records there are. */
  count = 0;

  private constructor(folder: string, files: ReadonlyMap<Phase, FileHandle>) {
    this.#folder = folder;
    this.#files = files;
  }

  static async open(): Promise<Spool> {
    await sweep();
    const folder = await mkdtemp(join(tmpdir(), `${FOLDERS}${process.pid}-`));
    const files = await Promise.all(
      PHASES.map(async (phase) => [phase, await open(join(folder, phase), 'w')] as const),
    );
    return new Spool(folder, new Map(files));
  }

  async add(record: IngestRecord, { text, file, line }: Line): Promise<void> {
    const phase = phaseOf(record);
    this.#hash.update(text).update('\n');
    this.count += 1;
    const waiting = `${this.#waiting.get(phase)}${this.#numberOf(file)}\t${line}\t${text}\n`;
    this.#waiting.set(phase, waiting);
    if (waiting.length > FLUSH) await this.#flush(phase);
  }

  #numberOf(file: string): number {
    const last = this.#names.length - 1;
    if (this.#names[last] === file) return last;
    const known = this.#names.indexOf(file);
    return known >= 0 ? known : this.#names.push(file) - 1;
  }

  async #flush(phase: Phase): Promise<void> {
    await this.#files.get(phase)?.write(this.#waiting.get(phase) ?? '');
    this.#waiting.set(phase, '');
  }

  /** No more comes. Gives the SHA-256 of all records. */
  async end(): Promise<string> {
    for (const [phase, file] of this.#files) {
      await this.#flush(phase);
      await file.close();
    }
    return this.#hash.digest('hex');
  }

  /** The records of a phase, so many at once. */
  async *parts(phase: Phase, size: number): AsyncGenerator<readonly Line[]> {
    let part: Line[] = [];
    for await (const lines of linesIn(phase, createReadStream(join(this.#folder, phase)), MAX_LINE + PLACE)) {
      for (const line of lines) {
        part.push(this.#placed(line));
        if (part.length < size) continue;
        yield part;
        part = [];
      }
    }
    if (part.length > 0) yield part;
  }

  #placed({ text }: Line): Line {
    const [first, second] = [text.indexOf('\t'), text.indexOf('\t', text.indexOf('\t') + 1)];
    const file = this.#names[Number(text.slice(0, first))] ?? '';
    return { file, line: Number(text.slice(first + 1, second)), text: text.slice(second + 1) };
  }

  async remove(): Promise<void> {
    for (const file of this.#files.values()) await file.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
