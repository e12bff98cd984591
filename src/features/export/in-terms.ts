import type { RawFact } from './fact-pages.ts';
import { factOf } from './rows.ts';

/**
 * Facts page by page, the terms of one fact together and in order of time: which of them came first, and bears the
 * plain id, depends on how they were taken in.
 */
export async function* inTerms(pages: AsyncIterable<readonly RawFact[]>): AsyncGenerator<readonly RawFact[]> {
  let held: readonly RawFact[] = [];
  for await (const page of pages) {
    const facts = [...held, ...page];
    const last = startOfLast(facts);
    held = facts.slice(last);
    yield ordered(facts.slice(0, last));
  }
  yield ordered(held);
}

const baseOf = ({ id }: RawFact): string => {
  const dot = id.indexOf('.');
  return dot < 0 ? id : id.slice(0, dot);
};

/** Where the last fact's terms begin: the next page may have more of them. */
function startOfLast(facts: readonly RawFact[]): number {
  const last = facts.at(-1);
  if (!last) return 0;
  const base = baseOf(last);
  let start = facts.length - 1;
  for (let before = facts[start - 1]; before && baseOf(before) === base; before = facts[start - 1]) start--;
  return start;
}

function ordered(facts: readonly RawFact[]): readonly RawFact[] {
  if (!facts.some(({ id }) => id.includes('.'))) return facts;
  const keyed = facts.map((fact) => ({ fact, key: `${baseOf(fact)} ${beginningOf(fact)}` }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ fact }) => fact);
}

function beginningOf(fact: RawFact): string {
  const { validity } = factOf(fact);
  return `${validity?.from ?? validity?.observedOn?.[0] ?? ''} ${JSON.stringify(validity)}`;
}
