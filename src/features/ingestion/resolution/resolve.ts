import { z } from 'zod';
import type { Transaction } from '../../../database/database.ts';
import { statement } from '../../../database/statement.ts';
import { compareBodies } from '../../identity/compare.ts';
import { meetingKey } from '../../identity/meeting.ts';
import type { Reason, Verdict } from '../../identity/verdict.ts';
import { mentionedIn } from '../batch.ts';
import { isBody } from '../bodies.ts';
import type { Parsed } from '../parse.ts';
import type { EntityRecord } from '../record.ts';
import { bearersOf, type Described, describedInGraph, lookedFor, Surroundings } from './description.ts';
import { type Named, naming } from './naming.ts';
import { renamed } from './renamed.ts';

/** Two keys of things that may be one: a curator decides. */
export interface Asked {
  readonly a: string;
  readonly b: string;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** Records by the keys under which their things are known. */
export interface Resolved {
  readonly parsed: readonly Parsed[];
  /** Keys of records, each with the key of what it was found to be. */
  readonly same: ReadonlyMap<string, string>;
  readonly asked: readonly Asked[];
}

const otherKeys = statement('ingestion/resolution/other-keys', z.object({ key: z.string(), now: z.string() }));
const knownKeys = statement('ingestion/resolution/known-keys', z.object({ key: z.string() }));

const knownSources = statement('ingestion/known-sources', z.object({ source: z.record(z.string(), z.unknown()) }));

/**
 * Finds out which new bodies of a batch are known under another key, by identifiers before names (docs/identity.md), and
 * puts the keys and names under which they are known in their place, wherever the records name them.
 */
export async function resolve({ run }: Transaction, parsed: readonly Parsed[]): Promise<Resolved> {
  const keys = [...new Set(parsed.flatMap(({ record }) => keysIn(record)))];
  const before = new Map((await otherKeys(run, { keys })).map(({ key, now }) => [key, now]));
  const bodies = parsed.flatMap(({ record }) => (record.type === 'entity' && isBody(record.kind) ? [record] : []));
  const [moved, fresh] = [bodies.filter(({ key }) => before.has(key)), bodies.filter(({ key }) => !before.has(key))];
  const known = new Set((await knownKeys(run, { keys: fresh.map(({ key }) => key) })).map(({ key }) => key));
  const unknown = fresh.filter(({ key }) => !known.has(key));
  if (unknown.length === 0 && before.size === 0) return { parsed, same: new Map(), asked: [] };
  const there = [...new Set(moved.map(({ key }) => before.get(key) ?? key))];
  const met = (await bearersOf(run, lookedFor(there, unknown))).map(describedInGraph);
  const around = new Surroundings(parsed, await publishedOn(run, bodies));
  const { same, asked, described } = decide(unknown, around, new Meeting(met));
  const all = new Map([...before, ...same]);
  const names = namesOf(
    [...moved, ...unknown],
    all,
    around,
    new Map([...described, ...met.map((each) => [each.key, each] as const)]),
  );
  return { parsed: renamed(parsed, { keys: all, names }), same, asked };
}

/** The same among bodies of which none is known yet, as in a graph that is still empty. */
export function resolvedAmong(bodies: readonly EntityRecord[], around: Surroundings) {
  const { same, asked, described } = decide(bodies, around, new Meeting([]));
  return { same, asked, names: namesOf(bodies, same, around, described) };
}

async function publishedOn(run: Transaction['run'], records: readonly EntityRecord[]): Promise<Map<string, string>> {
  const keys = [...new Set(records.flatMap(({ evidence }) => evidence.map(({ source }) => source)))];
  const rows = await knownSources(run, { keys });
  return new Map(
    rows.flatMap(({ source: { key, publishedOn: day } }) => (day == null ? [] : [[String(key), String(day)] as const])),
  );
}

/** What bodies are called that records call otherwise than they are known. */
function namesOf(
  records: readonly EntityRecord[],
  keys: ReadonlyMap<string, string>,
  around: Surroundings,
  described: ReadonlyMap<string, Described>,
): Map<string, Named> {
  const names = new Map<string, Named>();
  for (const record of records) {
    const key = keys.get(record.key);
    const known = key === undefined ? undefined : described.get(key);
    if (!known) continue;
    const before = names.get(known.key);
    const { name, aliases } = naming(known, { name: record.name, said: around.saidOn(record) });
    names.set(known.key, {
      name: before && name === known.description.name ? before.name : name,
      aliases: [...(before?.aliases ?? []), ...aliases],
    });
  }
  return names;
}

const keysIn = (record: Parsed['record']): string[] =>
  record.type === 'source' ? [...(record.contributor === undefined ? [] : [record.contributor])] : mentionedIn(record);

/** Codes in keys tell things apart as identifiers do: two keys of one of these schemes are two things. */
const CODED = /^(school|enterprise):/;
const schemeOf = (key: string): string | undefined => CODED.exec(key)?.[1];
/** A curator's word that things of one name are two: `~2`, `~3`. */
const TOLD_APART = /~\d+$/;

/** Whether two keys do not tell by themselves that they are of two things. */
export const mayBeOne = (a: string, b: string): boolean =>
  a !== b && !TOLD_APART.test(a) && !TOLD_APART.test(b) && (schemeOf(a) === undefined || schemeOf(a) !== schemeOf(b));

/** In the order of their keys, so that the order of records decides nothing: those with a code come first. */
function decide(records: readonly EntityRecord[], around: Surroundings, meeting: Meeting) {
  const same = new Map<string, string>();
  const described = new Map<string, Described>();
  const asked: Asked[] = [];
  const first = new Map(records.map((record) => [record.key, record]));
  const inTurn = [...first.values()].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  for (const record of inTurn) {
    const one = around.described(record);
    const verdicts = meeting
      .with(one)
      .map((other) => ({ other, verdict: compareBodies(one.description, other.description) }));
    const certain = verdicts.filter(({ verdict }) => verdict.outcome === 'SAME');
    const [only, ...others] = certain;
    const sole = only && others.every(({ other }) => other.key === only.other.key) ? only.other.key : undefined;
    if (sole !== undefined) {
      same.set(record.key, sole);
      continue;
    }
    meeting.add(one);
    described.set(one.key, one);
    for (const { other, verdict } of verdicts)
      if (verdict.outcome !== 'DIFFERENT') asked.push(askedOf(record.key, other.key, verdict));
  }
  return { same, asked, described };
}

const placeOf = ({ key, identifiers = [] }: EntityRecord): string =>
  `${schemeOf(key) !== undefined ? 0 : identifiers.length > 0 ? 1 : 2} ${key}`;

export const askedOf = (one: string, other: string, { score, reasons }: Verdict): Asked => {
  const [a = '', b = ''] = [one, other].sort();
  return { a, b, score, reasons };
};

/** Bodies by what they can meet at: identifiers, and the cores of their names. */
class Meeting {
  readonly #at = new Map<string, Described[]>();

  constructor(known: readonly Described[]) {
    for (const each of known) this.add(each);
  }

  add(each: Described): void {
    for (const place of placesOf(each)) this.#at.set(place, [...(this.#at.get(place) ?? []), each]);
  }

  with(one: Described): Described[] {
    const met = new Map(placesOf(one).flatMap((place) => (this.#at.get(place) ?? []).map((each) => [each.key, each])));
    return [...met.values()].filter(({ key }) => mayBeOne(one.key, key)).sort((a, b) => (a.key < b.key ? -1 : 1));
  }
}

const placesOf = ({ description: { name, aliases = [], identifiers = [] } }: Described): string[] => [
  ...identifiers.map(({ scheme, value }) => `${scheme} ${value}`),
  ...new Set([name, ...aliases.map((alias) => alias.name)].map(meetingKey)),
];
