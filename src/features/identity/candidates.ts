import { expand } from './expansion.ts';
import { type BodyName, beginningOf, readName } from './name.ts';
import { personName } from './people.ts';
import { latinStem, soundOf, soundOfBrand } from './rules/latin.ts';

/**
 * Keys under which a name is looked up, so that any two names that may be one body's share one. Few names share a key
 * unless many bodies truly bear the same words. To be stored with each name of a body and looked up by equality.
 */
export function candidatesKey(name: string): readonly string[] {
  const read = readName(name);
  if (read.script === 'OTHER') return [...new Set(latinKeys(read))].sort();
  const long = readName(expand(read.whole));
  const order = `o:${[...read.spelled.replaceAll(/[()]/g, '')].sort().join('')}`;
  const keys = [...keysOf(read), ...keysOf(long), ...soundKeys(read)];
  return [...new Set([...keys, order])].map(bounded).sort();
}

/** An index entry is no place for a page of text. */
const bounded = (key: string): string => key.slice(0, 100);

/** A Chinese brand may be any of these beginnings; a slip leaves the first or the last letters as they were. */
function latinKeys({ whole }: BodyName): string[] {
  const stem = latinStem(whole);
  const beginnings = Array.from({ length: LONGEST_SOUND - 5 }, (_, index) => `l:${stem.slice(0, index + 6)}`);
  return [`l:${stem}`, ...beginnings, `m:${stem.slice(-6)}`].map(bounded);
}
const LONGEST_SOUND = 12;

/** A part is looked for among like parts of wholes that may be one, and among parts of one whole that begin or end alike. */
function keysOf(name: BodyName): string[] {
  if (!name.part) return keysOfWhole(name);
  const part = expand(name.part.text);
  const wholes = keysOfWhole(name).map((key) => `${key}/${part}`);
  return [...wholes, `a:${name.core}/${part.slice(0, 2)}`, `z:${name.core}/${part.slice(-2)}`];
}

/** s: the core, and the core with each character left out; h, t: how it begins and ends; b: its own words; y: its sound. */
function keysOfWhole(name: BodyName): string[] {
  const { core, stem, brand, national, places } = name;
  const keys = [`s:${core}`, `h:${beginningOf(name)}`, `y:${soundOf(core)}`, ...slipKeys(core)];
  if (core.length >= 8) keys.push(`t:${core.slice(-5)}`);
  if (core.length >= 3 && name.form?.sector !== 'COMPANY') keys.push(`k:${core.at(0)}${core.at(-1)}`);
  if (national !== undefined) keys.push(`n:${stem}`);
  if (places.length === 0) keys.push(`b:${core}`);
  if (brand !== '') keys.push(`b:${stem}`, `b:${brand}`);
  if (brand !== '' && places.length > 0) keys.push(`h:${stem.slice(0, 4)}`);
  return keys;
}

/** A slip leaves one of these as it was. In longer cores the beginning or the end is left as it was. */
const slipKeys = (core: string): string[] =>
  core.length >= 3 && core.length <= 9
    ? [...core].map((_, index) => `s:${core.slice(0, index)}${core.slice(index + 1)}`)
    : [];

const soundKeys = (name: BodyName): string[] => {
  const sound = soundOfBrand(name);
  return sound === undefined ? [] : [`l:${sound.slice(0, LONGEST_SOUND)}`];
};

/** The key of a person's name: namesakes are told apart by what else is known (comparePeople). */
export const personKey = (name: string): string => bounded(`p:${personName(name)}`);
