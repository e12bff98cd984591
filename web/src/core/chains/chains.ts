import { choices, number, parametersOf, text, texts } from '../address/parameters.ts';
import { RELATIONS } from '../kinds/kinds.ts';

/** What the chain finder keeps in its link. */
export const chainParameters = parametersOf({
  from: text(),
  to: text(),
  hops: number(1, 6, 6),
  via: texts(),
  avoid: texts(),
  relations: choices(RELATIONS),
  sure: number(0, 100, 0),
  many: number(1, 50, 5),
});

export const MOST_VIA = 3;
export const MOST_AVOIDED = 50;

interface Hop {
  readonly provenance: { readonly confidence: number };
}

/** The place of the least sure hop; undefined where all are equally sure. */
export function weakestOf(hops: readonly Hop[]): number | undefined {
  const sureness = hops.map(({ provenance }) => provenance.confidence);
  const least = Math.min(...sureness);
  return hops.length < 2 || sureness.every((each) => each === least) ? undefined : sureness.indexOf(least);
}
