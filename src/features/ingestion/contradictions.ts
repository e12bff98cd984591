import { isDeepStrictEqual } from 'node:util';
import { type Parsed, type Problem, placeOf, problem } from './parse.ts';
import type { EntityRecord, SourceRecord } from './record.ts';

/**
 * Where records of one key contradict each other, under the keys as they were sent: two keys that have become one thing
 * may well say different things of it. Each fault is told at the later record.
 */
export function contradictionsIn(parsed: readonly Parsed[]): Problem[] {
  const said = new Map<string, { readonly value: unknown; readonly at: Parsed['at'] }>();
  const problems: Problem[] = [];
  for (const { record, at } of parsed) {
    if (record.type === 'relation') continue;
    for (const [field, value] of saidIn(record)) {
      const place = `${record.key} ${field}`;
      const before = said.get(place);
      if (before === undefined) said.set(place, { value, at });
      else if (!isDeepStrictEqual(before.value, value) && !isNearer(field, before.value, value)) {
        const [earlier, now] = [before.value, value].map((each) => JSON.stringify(each));
        const message = `is ${now}, but ${earlier} at ${placeOf(before.at)}, of the same ${record.key}: keep one of the two, or give them two keys`;
        problems.push(problem(at, field, message));
      }
    }
  }
  return problems;
}

/** A year, month or day in which the other lies is no other one. */
const isNearer = (field: string, one: unknown, other: unknown): boolean =>
  field.startsWith('validity.') && (String(one).startsWith(String(other)) || String(other).startsWith(String(one)));

/** What can be said once of a thing, as far as the record says it. */
function* saidIn(record: SourceRecord | EntityRecord): Generator<[field: string, value: unknown]> {
  if (record.type === 'source') {
    const { type: _type, key: _key, ...given } = record;
    yield* Object.entries(given).filter(([, value]) => value !== undefined);
    return;
  }
  yield ['name', record.name];
  // topics add up
  for (const [name, value] of Object.entries(record.attributes ?? {}))
    if (name !== 'topics' && value != null) yield [`attributes.${name}`, value];
  const { from, to } = record.validity ?? {};
  if (from != null) yield ['validity.from', from];
  if (to != null) yield ['validity.to', to];
}
