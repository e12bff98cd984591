import { meetingKey } from '../../identity/meeting.ts';
import { isBody } from '../bodies.ts';
import { isPost, roleKey } from '../derive.ts';
import { directed } from '../fact.ts';
import { type Line, type Problem, parseRecords, warningsOf } from '../parse.ts';
import type { EntityRecord, IngestRecord } from '../record.ts';
import { Hashes, hashInto, type Seed, WORDS } from './hash.ts';
import type { Partitions, Placed } from './partitions.ts';
import { groupOf, shelfOf } from './route.ts';
import { DERIVED_ROLE, numberOfKind } from './things.ts';

/** Lines that were read together, of one file. */
export interface Chunk {
  readonly name: string;
  readonly file: number;
  readonly lines: Uint32Array;
  /** Each on a line. */
  readonly texts: string;
}

/** What a chunk's records come to; they themselves are on disk. */
export interface ReadChunk {
  readonly records: number;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly sources: readonly Placed[];
  /** A key's hash and a kind for each entity. */
  readonly entities: Uint32Array;
  /** An identifier's hash, and that of its bearer's key. */
  readonly identifiers: Uint32Array;
  /** The hash of what a body can meet another at, and that of its key. */
  readonly meetings: Uint32Array;
}

/** Which partition a group of records lies in. */
export class Routes {
  readonly #seed: Seed;
  readonly #partitions: number;
  readonly #hash = new Uint32Array(WORDS);

  constructor(seed: Seed, partitions: number) {
    this.#seed = seed;
    this.#partitions = partitions;
  }

  of(record: Exclude<IngestRecord, { type: 'source' }>): number {
    hashInto(this.#hash, 0, groupOf(record), this.#seed);
    return (this.#hash[1] ?? 0) % this.#partitions;
  }
}

/** Reads lines: what is wrong with them, what they are about; the records go to their partitions. */
export class Reader {
  readonly #routes: Routes;
  readonly #partitions: Partitions;
  readonly #entities: Hashes;
  readonly #identifiers: Hashes;
  readonly #meetings: Hashes;

  constructor(seed: Seed, routes: Routes, partitions: Partitions) {
    this.#routes = routes;
    this.#partitions = partitions;
    this.#entities = new Hashes(seed);
    this.#identifiers = new Hashes(seed);
    this.#meetings = new Hashes(seed);
  }

  read({ name, file, lines, texts }: Chunk): ReadChunk {
    const given: Line[] = texts.split('\n').map((text, place) => ({ text, file: name, line: lines[place] ?? 0 }));
    const { parsed, problems } = parseRecords(given);
    const sources: Placed[] = [];
    for (const { record, at } of parsed) {
      if (record.type === 'source') sources.push({ file, line: at.line, record });
      else this.#shelve(record.type === 'relation' ? directed(record) : record, file, at.line);
    }
    return {
      ...{ records: given.length, problems, warnings: warningsOf(parsed), sources },
      entities: this.#entities.take(),
      identifiers: this.#identifiers.take(),
      meetings: this.#meetings.take(),
    };
  }

  #shelve(record: Exclude<IngestRecord, { type: 'source' }>, file: number, line: number): void {
    if (record.type === 'entity') this.#note(record);
    else if (isPost(record)) this.#entity(roleKey(record.qualifiers.title ?? '', record.to), DERIVED_ROLE);
    this.#partitions.add(shelfOf(record), this.#routes.of(record), { file, line, record });
  }

  #entity(key: string, kind: number): void {
    this.#entities.add(key).note(kind);
  }

  #note(record: EntityRecord): void {
    const { key, kind, name, aliases = [], identifiers = [] } = record;
    this.#entity(key, numberOfKind(kind));
    const words = identifiers.map(({ scheme, value }) => `${scheme} ${value}`);
    for (const word of words) this.#identifiers.add(word).add(key);
    if (!isBody(kind)) return;
    const cores = new Set([name, ...aliases.map((alias) => alias.name)].map(meetingKey));
    for (const place of [...words, ...cores]) this.#meetings.add(place).add(key);
  }
}
