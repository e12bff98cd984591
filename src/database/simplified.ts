import { Converter } from 'opencc-js/t2cn';

const toSimplified = Converter({ from: 't', to: 'cn' });
const simplifiedOf = new Map<string, string>();

/** The simplified form of one character; itself where it has none, or one of another length. */
export function simplified(char: string): string {
  const known = simplifiedOf.get(char);
  if (known !== undefined) return known;
  const converted = toSimplified(char);
  const one = [...converted].length === 1 ? converted : char;
  simplifiedOf.set(char, one);
  return one;
}
