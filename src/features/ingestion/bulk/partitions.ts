import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Line, Parsed } from '../parse.ts';
import type { IngestRecord } from '../record.ts';
import { Output } from './output.ts';
import { SHELVES, type Shelf } from './route.ts';

/** Bytes of a partition that wait to be written. */
const ROOM = 32_768;

/** A record that is right, and where it stood: the how-manieth file, and the line. */
export interface Placed {
  readonly file: number;
  readonly line: number;
  readonly record: IngestRecord;
}

const nameOf = (shelf: Shelf | 'moved', partition: number): string => `${shelf}-${partition}-`;
const PARTITION = new RegExp(`^(?:${[...SHELVES, 'moved'].join('|')})-\\d+-`);

/** One thread's share of the records on disk, in partitions; each is a file of its own, so that nobody waits. */
export class Partitions {
  readonly #folder: string;
  readonly #own: string;
  readonly #files = new Map<string, Output>();

  constructor(folder: string, own: number) {
    this.#folder = folder;
    this.#own = String(own);
  }

  add(shelf: Shelf | 'moved', partition: number, { file, line, record }: Placed): void {
    const name = nameOf(shelf, partition) + this.#own;
    let there = this.#files.get(name);
    if (!there) {
      there = new Output(join(this.#folder, name), ROOM);
      this.#files.set(name, there);
    }
    there.add(`${JSON.stringify([file, line, record])}\n`);
  }

  /** No more comes. */
  end(): void {
    for (const output of this.#files.values()) output.end();
    this.#files.clear();
  }
}

/** The records that all threads have put into partitions so far. */
export class Shelves {
  readonly #files = new Map<string, string[]>();

  constructor(folder: string) {
    for (const name of readdirSync(folder)) {
      const place = PARTITION.exec(name)?.[0];
      if (place === undefined) continue;
      const [known, file] = [this.#files.get(place), join(folder, name)];
      if (known) known.push(file);
      else this.#files.set(place, [file]);
    }
  }

  /** Those of one partition on some shelves, in no order; `take` says of a record within its text whether it is wanted. */
  *placedIn(
    partition: number,
    shelves: readonly (Shelf | 'moved')[] = SHELVES,
    take: (text: string) => boolean = () => true,
  ): Generator<Placed> {
    for (const shelf of shelves)
      for (const file of this.#files.get(nameOf(shelf, partition)) ?? []) yield* placedInFile(file, take);
  }

  /** Removes all of them. */
  clear(): void {
    for (const file of [...this.#files.values()].flat()) rmSync(file);
    this.#files.clear();
  }
}

function* placedInFile(path: string, take: (text: string) => boolean): Generator<Placed> {
  const text = readFileSync(path, 'utf8');
  for (let from = 0, end = text.indexOf('\n'); end >= 0; from = end + 1, end = text.indexOf('\n', from)) {
    const placed = text.slice(from, end);
    if (!take(placed)) continue;
    // written by `add`, of what was parsed
    const [file, line, record]: [number, number, IngestRecord] = JSON.parse(placed);
    yield { file, line, record };
  }
}

export const inLines = (a: Pick<Placed, 'file' | 'line'>, b: Pick<Placed, 'file' | 'line'>): number =>
  a.file - b.file || a.line - b.line;

/** As the rules take it. */
export const parsedOf = ({ file, line, record }: Placed, files: readonly string[]): Parsed => ({
  record,
  at: lineAt(files, file, line),
});

const lineAt = (files: readonly string[], file: number, line: number): Line => ({
  text: '',
  file: files[file] ?? '',
  line,
});
