import { inOrder } from '../batch.ts';
import { type Known, renamed } from '../resolution/renamed.ts';
import { WORDS } from './hash.ts';
import { gathered } from './meetings.ts';
import { inLines, parsedOf } from './partitions.ts';
import { Table } from './table.ts';
import type { Things } from './things.ts';

/** Who bears which identifier: each has one bearer. */
export class Bearers {
  readonly #first = new Table();
  /** Numbers of the entities that are given an identifier together, by the first of them. */
  readonly #shared: (readonly [first: number, other: number])[] = [];

  /** @param pairs an identifier's hash and a key's, one pair behind the other */
  add(pairs: Uint32Array, things: Things): void {
    for (let at = 0; at < pairs.length; at += 2 * WORDS) {
      const bearer = things.numberAt(pairs, at + WORDS);
      if (bearer === undefined) throw new Error('a bearer was not noted');
      const first = this.#first.putIfNew(pairs, at, bearer);
      if (first !== bearer) this.#shared.push([first, bearer]);
    }
  }

  /**
   * Whose the identifiers are that two things are given, by `scheme value`: then those records are at fault, and the
   * first of them is told as the owner, as `Batch` does.
   */
  owners(things: Things, known: Known, read: Parameters<typeof gathered>[0] & { readonly files: readonly string[] }) {
    const owners = new Map<string, string>();
    const now = new Map([...known.keys].map(([key, kept]) => [things.numberOf(key), things.numberOf(kept)]));
    const numberNow = (number: number): number => now.get(number) ?? number;
    const disputed = this.#shared.filter(([first, other]) => numberNow(first) !== numberNow(other)).flat();
    if (disputed.length === 0) return owners;
    const among = new Set(disputed);
    const found = gathered(read, ['bodies', 'rest'], ({ record }) => {
      return record.type === 'entity' && among.has(things.numberOf(record.key) ?? -1);
    });
    const parsed = renamed(
      found.sort(inLines).map((each) => parsedOf(each, read.files)),
      known,
    );
    for (const { record } of inOrder(parsed)) {
      if (record.type !== 'entity') continue;
      for (const { scheme, value } of record.identifiers ?? [])
        if (!owners.has(`${scheme} ${value}`)) owners.set(`${scheme} ${value}`, record.key);
    }
    return owners;
  }
}
