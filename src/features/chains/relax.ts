import type { Database } from '../../database/database.ts';
import { lensOf } from '../../database/lens.ts';
import { MAX_HOPS, type Wanted } from './arguments.ts';
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
    { name: 'asOf', applies: wanted.lens.validAt !== null, relaxed: { ...one, lens: lensOf({ anyTime: true }, now) } },
  ];
};

/** Which filter to relax where no chain was found: the first that alone would let one through. */
export async function reasonForNone(database: Database, wanted: Wanted, now: Date): Promise<string> {
  const active = relaxations(wanted, now).filter(({ applies }) => applies);
  for (const { name, relaxed } of active) {
    const { chains } = await searchChains(database, relaxed);
    if (chains.length > 0)
      return `放宽 ${name} 后有链可循。No chain under these filters; relax ${name} and there is one.`;
  }
  if (active.length > 1)
    return '单独放宽任一条件仍无链。No chain, and relaxing a single filter gives none; relax several.';
  return `${MAX_HOPS} 条关系以内不相连。They are not connected within ${MAX_HOPS} relations.`;
}
