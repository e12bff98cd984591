/** What XML 1.0 may not hold at all, not even escaped. Source: production [2] Char. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const ILLEGAL = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Cs}/gu;
/** Line ends and tabs too: in attributes a parser would make spaces of them, and CR a line feed anywhere. */
const SPECIAL = /[&<>"\t\n\r]/g;
const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text as it may stand in an element or between the quotes of an attribute; what XML cannot hold becomes U+FFFD. */
export const xmlText = (text: string): string =>
  text.replace(ILLEGAL, '\uFFFD').replace(SPECIAL, (char) => ENTITY[char] ?? char);
