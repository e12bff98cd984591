import { Bodies } from './bodies.ts';
import { Happenings } from './happenings.ts';
import { Names } from './names.ts';
import { offers } from './offers.ts';
import { people } from './people.ts';
import { Population } from './population.ts';
import { type BenchRecord, SOURCES, source } from './record.ts';
import { trees } from './trees.ts';

interface Wanted {
  /** Those that posts and offers bring with them too; about five facts come with each. */
  readonly entities: number;
  /** Another one draws another graph. */
  readonly seed: number;
}

/** Records of a made-up graph, one after the other: the same ones for the same numbers. */
export function* benchRecords({ entities, seed }: Wanted): Generator<BenchRecord> {
  const names = new Names(new Population(entities));
  for (let number = 0; number < SOURCES; number++) yield source(number);
  yield* trees(names, seed);
  yield* new Bodies(names, seed).records();
  yield* people(names, seed);
  yield* new Happenings(names, seed).records();
  yield* offers(names, seed);
}

/** Characters handed on at once. */
const CHUNK = 256_000;

/** The same as text of JSON Lines, some lines at once. */
export function* benchLines(wanted: Wanted): Generator<{ readonly text: string; readonly records: number }> {
  let [text, records] = ['', 0];
  for (const record of benchRecords(wanted)) {
    text += `${JSON.stringify(record)}\n`;
    records += 1;
    if (text.length < CHUNK) continue;
    yield { text, records };
    [text, records] = ['', 0];
  }
  yield { text, records };
}

export { LEAST } from './population.ts';
