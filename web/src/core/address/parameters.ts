/** How one value stands in a link. What is the default is left out, so that links stay short. */
export interface Codec<T> {
  read(texts: readonly string[]): T;
  write(value: T): readonly string[];
}

/** One line of text; empty where it is not given. */
export const text = (): Codec<string> => ({
  read: ([first = '']) => first,
  write: (value) => (value === '' ? [] : [value]),
});

/** Several texts, each of them a parameter of its own: keys may hold commas. */
export const texts = (): Codec<readonly string[]> => ({
  read: (given) => [...new Set(given.filter((each) => each !== ''))],
  write: (value) => value,
});

/** One of some words; anything else reads as the default. */
export function choice<T extends string, D extends T | null>(allowed: readonly T[], otherwise: D): Codec<T | D> {
  return {
    read: ([first]) => allowed.find((each) => each === first) ?? otherwise,
    write: (value) => (value === null || value === otherwise ? [] : [value]),
  };
}

/** Some of some words, in the order in which they are allowed, as `a.b.c`. */
export const choices = <T extends string>(allowed: readonly T[]): Codec<readonly T[]> => ({
  read: ([first = '']) => {
    const given = new Set(first.split('.'));
    return allowed.filter((each) => given.has(each));
  },
  write: (value) => (value.length === 0 ? [] : [value.join('.')]),
});

/** A number within bounds; what lies outside reads as the default. */
export const number = (least: number, most: number, otherwise: number): Codec<number> => ({
  read: ([first = '']) => {
    const value = first.trim() === '' ? Number.NaN : Number(first);
    return value >= least && value <= most ? value : otherwise;
  },
  write: (value) => (value === otherwise ? [] : [String(value)]),
});

/** Yes, where it is given. */
export const flag = (): Codec<boolean> => ({
  read: ([first]) => first === '1',
  write: (value) => (value ? ['1'] : []),
});

export type Codecs<T> = { readonly [Name in keyof T]: Codec<T[Name]> };

/** A screen's own parameters of the link, read and written by their names. */
export interface Parameters<T> {
  read(given: URLSearchParams): T;
  write(values: T): URLSearchParams;
}

/** Declares the parameters of a screen: `parametersOf({ q: text(), kind: choice(KINDS, null) })`. */
export function parametersOf<T extends object>(codecs: Codecs<T>): Parameters<T> {
  const names = keysOf(codecs);
  return {
    read: (given) => {
      const values: Partial<T> = {};
      for (const name of names) values[name] = codecs[name].read(given.getAll(name));
      return whole(values, names);
    },
    write: (values) =>
      new URLSearchParams(
        names.flatMap((name) => codecs[name].write(values[name]).map((each): [string, string] => [name, each])),
      ),
  };
}

function keysOf<T extends object>(codecs: Codecs<T>): (keyof T & string)[] {
  const names: (keyof T & string)[] = [];
  for (const name in codecs) names.push(name);
  return names;
}

function whole<T>(values: Partial<T>, names: readonly (keyof T)[]): T {
  if (!isWhole(values, names)) throw new Error('A parameter of the link was not read.');
  return values;
}

const isWhole = <T>(values: Partial<T>, names: readonly (keyof T)[]): values is T =>
  names.every((name) => name in values);
