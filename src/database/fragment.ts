import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';

/**
 * One file of `cypher/`, taken apart. A file is a complete, flat statement that ends in `RETURN … ORDER BY …`; its
 * header says which variable it is bound to and which parts of a claim its rows give:
 *
 *     // Who is in an alliance, lead seats first. Alliance.members
 *     // binds: a
 *     // gives: self=r from=o to=a
 */
export interface Fragment {
  readonly name: string;
  /** The variable of the surrounding row, absent at a root. */
  readonly binds: string | undefined;
  /** Which variable is the claim itself, and which its ends or its source. */
  readonly gives: Readonly<Record<string, string>>;
  readonly match: string;
  readonly distinct: boolean;
  readonly returns: readonly string[];
  readonly order: readonly OrderKey[];
  /** Every variable the file names itself; renamed when it is composed. */
  readonly variables: readonly string[];
}

export interface OrderKey {
  readonly expression: string;
  readonly descending: boolean;
}

const CYPHER = join(projectRoot, 'cypher');
const cache = new Map<string, Fragment>();

/** The fragment `cypher/<name>.cypher`, read once. */
export function fragment(name: string): Fragment {
  let found = cache.get(name);
  if (!found) {
    found = parseFragment(name, readFileSync(join(CYPHER, `${name}.cypher`), 'utf8'));
    cache.set(name, found);
  }
  return found;
}

/** Takes a file apart; says which part is missing. */
export function parseFragment(name: string, text: string): Fragment {
  const header = new Map<string, string>();
  for (const [, field = '', value = ''] of text.matchAll(/^\/\/ (\w+): (.*)$/gm)) header.set(field, value.trim());
  const body = text.replaceAll(/^\/\/.*$/gm, '').trim();
  const parts = /^([\s\S]*)\bRETURN\s+(DISTINCT\s+)?([\s\S]+?)(?:\s+ORDER BY\s+([\s\S]+?))?;?$/.exec(body);
  const gives = header.get('gives');
  if (!parts || !gives) throw new Error(`cypher/${name}.cypher: needs a '// gives:' header and a final RETURN`);
  const [, match = '', distinct, returned = '', order] = parts;
  return {
    name,
    binds: header.get('binds'),
    gives: Object.fromEntries(gives.split(/\s+/).map((pair) => pair.split('='))),
    match: match.trim(),
    distinct: distinct !== undefined,
    returns: splitTop(returned),
    order: order === undefined ? [] : splitTop(order).map(orderKey),
    variables: variablesOf(body),
  };
}

const orderKey = (text: string): OrderKey => ({
  expression: text.replace(/\s+(ASC|DESC)$/, ''),
  descending: / DESC$/.test(text),
});

/** Splits at commas that stand in no bracket. */
function splitTop(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < list.length; i++) {
    if ('([{'.includes(list.charAt(i))) depth++;
    else if (')]}'.includes(list.charAt(i))) depth--;
    else if (list.charAt(i) === ',' && depth === 0) {
      parts.push(list.slice(start, i).trim());
      start = i + 1;
    }
  }
  return [...parts, list.slice(start).trim()];
}

/** Names bound by a node or relationship pattern, by AS or a list predicate (what a procedure yields is named with AS). */
function variablesOf(body: string): string[] {
  const names = new Set<string>();
  for (const [, name = ''] of body.matchAll(/[([]\s*([a-z]\w*)\s*(?=[:)\]*{])/g)) names.add(name);
  for (const [, name = ''] of body.matchAll(/\bAS\s+([a-z]\w*)/g)) names.add(name);
  for (const [, name = ''] of body.matchAll(/\b(?:any|all|none|single)\(([a-z]\w*) IN\b/g)) names.add(name);
  for (const [, name = ''] of body.matchAll(/\b([a-z]\w*)\s*=\s*(?:\(|allShortestPaths|shortestPath)/g))
    names.add(name);
  return [...names];
}

/**
 * Cypher with variables renamed; leaves alone properties, parameters, functions and text in quotes.
 * (Labels and types start with a capital letter, variables never do; a variable may not be called like a map key.)
 */
export function renameVariables(cypher: string, to: ReadonlyMap<string, string>): string {
  return cypher.replaceAll(/'[^']*'|(?<![.$\w])\b[a-z]\w*\b(?!\s*\()/g, (word) => to.get(word) ?? word);
}
