/** Where entities are named unless the operator says otherwise: a name that no host has to answer for. */
export const DEFAULT_BASE = 'urn:silian:';

/** What an IRI may not hold; `%` too, so that two keys never share one. Source: RFC 3987, section 2.2. */
const FORBIDDEN = /[\0-\x20\x7F-\x9F<>"{}|\\^`%#?[\]]/g;
const escaped = (char: string): string =>
  [...new TextEncoder().encode(char)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

/** The IRI of whatever has a key. */
export const iriOf = (base: string, key: string): string => base + key.replace(FORBIDDEN, escaped);

/** Whether entities may be named below it: an absolute IRI that ends where a name can begin. */
export const isBase = (base: string): boolean =>
  /^(?:urn:[a-z0-9][a-z0-9-]{1,31}:|https?:\/\/[^\s/]+\/)\S*$/i.test(base) &&
  /[/:#=]$/.test(base) &&
  !/[<>"{}|\\^`]/.test(base);
