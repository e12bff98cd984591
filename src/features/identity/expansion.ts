import { expandFixed, expandUsual } from './lexicon.ts';
import { type BodyName, readName } from './name.ts';

/** With every abbreviation written out. */
export const expand = (text: string): string => expandUsual(expandFixed(text));

/** With abbreviations written out; a name that only then has a part (师大附中) is compared as a part. */
export const fullWords = (name: BodyName): BodyName => {
  const text = expand(name.whole);
  return name.part || text === name.whole ? name : readName(text);
};

/** The same, but a whole stays a whole. */
export const expanded = (name: BodyName): BodyName => {
  const full = fullWords(name);
  return full.part && !name.part ? name : full;
};
