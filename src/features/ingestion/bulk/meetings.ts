import { isBody } from '../bodies.ts';
import type { RelationRecord } from '../record.ts';
import { Surroundings } from '../resolution/description.ts';
import type { Known } from '../resolution/renamed.ts';
import { type Asked, resolvedAmong } from '../resolution/resolve.ts';
import { WORDS } from './hash.ts';
import { inLines, type Placed, parsedOf, Shelves } from './partitions.ts';
import type { Shelf } from './route.ts';
import { Table } from './table.ts';
import type { Things } from './things.ts';

/** Which bodies were found to be one, and which may be. */
export interface Met {
  readonly known: Known;
  readonly asked: readonly Asked[];
}

const NOBODY: Met = { known: { keys: new Map(), names: new Map() }, asked: [] };

interface Read {
  readonly folder: string;
  readonly partitions: number;
  readonly files: readonly string[];
  readonly sources: readonly Placed[];
}

/** Where bodies can meet: what two of them share, by the hash of an identifier or of a name's core. */
export class Meetings {
  readonly #first = new Table();
  /** Numbers of bodies that share a place with another. */
  readonly #met = new Set<number>();

  /** @param pairs a place's hash and a key's, one pair behind the other */
  add(pairs: Uint32Array, things: Things): void {
    for (let at = 0; at < pairs.length; at += 2 * WORDS) {
      const body = things.numberAt(pairs, at + WORDS);
      if (body === undefined) throw new Error('a body was not noted');
      const first = this.#first.putIfNew(pairs, at, body);
      if (first !== body) this.#met.add(first).add(body);
    }
  }

  /** Decides as `resolve` does, of those bodies alone that met: nobody else can be one with another. */
  decide(things: Things, read: Read): Met {
    if (this.#met.size === 0) return NOBODY;
    const hasMet = (key: string): boolean => this.#met.has(things.numberOf(key) ?? -1);
    const wanted = ({ record }: Placed): boolean => {
      if (record.type === 'entity') return hasMet(record.key);
      return record.type === 'relation' && hasMet(record.kind === 'LOCATED_IN' ? record.from : record.to);
    };
    const found = gathered(read, ['bodies', 'around'], wanted).sort(inLines);
    const bodies = found.flatMap(({ record }) => (record.type === 'entity' && isBody(record.kind) ? [record] : []));
    const leads = new Set(found.flatMap(({ record }) => (record.type === 'relation' ? [leadOf(record)] : [])));
    const leaders = leadersIn(read, leads);
    const parsed = [...read.sources, ...found, ...leaders].sort(inLines).map((each) => parsedOf(each, read.files));
    const { same, asked, names } = resolvedAmong(bodies, new Surroundings(parsed, new Map()));
    return { known: { keys: same, names }, asked };
  }
}

const leadOf = ({ kind, from }: RelationRecord): string => (kind === 'MEMBER_OF' ? from : '');

/** Those records on some shelves that are wanted. */
export function gathered(
  { folder, partitions }: Pick<Read, 'folder' | 'partitions'>,
  shelves: readonly Shelf[],
  wanted: (placed: Placed) => boolean,
): Placed[] {
  const found: Placed[] = [];
  const shelved = new Shelves(folder);
  for (let partition = 0; partition < partitions; partition++)
    for (const placed of shelved.placedIn(partition, shelves)) if (wanted(placed)) found.push(placed);
  return found;
}

/** What those are called who lead an alliance. */
function leadersIn(read: Read, leads: ReadonlySet<string>): Placed[] {
  const isLead = ({ record }: Placed): boolean => record.type === 'entity' && leads.has(record.key);
  const areBodies = [...leads].every((key) => !key.startsWith('person:'));
  return gathered(read, areBodies ? ['bodies'] : ['bodies', 'rest'], isLead);
}
