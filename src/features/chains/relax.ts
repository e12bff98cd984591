import { type Lens, lensOf } from '../../database/lens.ts';
import { MAX_HOPS, type Wanted } from './arguments.ts';
import type { Reader } from './patience.ts';
import { searchChains } from './search.ts';

interface Relaxation {
  readonly name: string;
  readonly applies: boolean;
  readonly relaxed: Wanted;
}

/** The filters of a search that found nothing, each taken away alone. */
const relaxations = (wanted: Wanted, now: Date): Relaxation[] => {
  const one = { ...wanted, first: 1 };
  return [
    { name: 'relations', applies: wanted.relations !== undefined, relaxed: { ...one, relations: undefined } },
    { name: 'via', applies: wanted.via.length > 0, relaxed: { ...one, via: [] } },
    { name: 'avoid', applies: wanted.avoid.length > 0, relaxed: { ...one, avoid: [] } },
    { name: 'through', applies: wanted.through !== undefined, relaxed: { ...one, through: undefined } },
    { name: 'minConfidence', applies: wanted.minConfidence > 0, relaxed: { ...one, minConfidence: 0 } },
    { name: 'maxHops', applies: wanted.maxHops < MAX_HOPS, relaxed: { ...one, maxHops: MAX_HOPS } },
    { name: 'asOf', applies: looksAtATime(wanted.lens), relaxed: { ...one, lens: lensOf({ anyTime: true }, now) } },
  ];
};

const looksAtATime = ({ validAt, knownAt }: Lens): boolean => validAt !== null || knownAt !== null;

/**
 * Which filter to relax where no chain was found: the first that alone would let one through. Stops at the first look
 * that runs out of time or memory, so that the answer comes before the deadline.
 */
export async function reasonForNone(reader: Reader, wanted: Wanted, now: Date): Promise<string> {
  const active = relaxations(wanted, now).filter(({ applies }) => applies);
  for (const { name, relaxed } of active) {
    const { chains, cut } = await searchChains(reader, relaxed);
    if (chains.length > 0)
      return `放宽 ${name} 后有链可循。No chain under these filters; relax ${name} and there is one.`;
    if (cut !== undefined) return UNSURE;
  }
  const { chains, cut } = await searchChains(reader, unfiltered(wanted, now));
  if (chains.length > 0)
    return '单独放宽任一条件仍无链。No chain, and relaxing a single filter gives none; relax several.';
  return cut === undefined ? APART : UNSURE;
}

const APART = `${MAX_HOPS} 条关系以内不相连。They are not connected within ${MAX_HOPS} relations.`;
const UNSURE =
  '这些条件下无链；放宽哪一条可得，未能及时查明。No chain under these filters; which to relax was not found in time.';

/** All filters of a search relaxed at once. */
const unfiltered = (wanted: Wanted, now: Date): Wanted => ({
  ...wanted,
  maxHops: MAX_HOPS,
  relations: undefined,
  via: [],
  avoid: [],
  through: undefined,
  minConfidence: 0,
  first: 1,
  lens: lensOf({ anyTime: true }, now),
});
