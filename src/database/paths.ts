import neo4j, { type Integer } from 'neo4j-driver';
import { RELATION_KINDS } from './kinds.ts';
import { expandLens } from './lens.ts';

/** Parameters of LIMIT and of slices have to be integers to Neo4j. */
export const integer = (value: number): Integer => neo4j.int(value);

/**
 * A path pattern written for six relations of any kind (five on either side of an entity to pass), for fewer and for
 * some kinds: bounds and types of a pattern cannot be parameters.
 */
export const pathText = (match: string, maxHops: number, kinds: readonly string[] = RELATION_KINDS): string =>
  expandLens(match)
    .replaceAll('ANY_KIND', kinds.length === 0 ? 'NO_KIND' : kinds.join('|'))
    .replaceAll('*..6', `*..${maxHops}`)
    .replaceAll('{1,6}', `{1,${maxHops}}`)
    .replaceAll('{1,5}', `{1,${maxHops - 1}}`)
    .replaceAll('SHORTEST 5 ', `SHORTEST ${maxHops - 1} `)
    .replaceAll('<= 6', `<= ${maxHops}`);
