import { fragment } from '../../database/fragment.ts';
import { lensParameters } from '../../database/lens.ts';
import { integer, pathText } from '../../database/paths.ts';
import { statementBody } from '../../database/statement.ts';
import { SilianError } from '../../errors.ts';
import type { Wanted } from './arguments.ts';
import { type FoundChain, FoundChains } from './found.ts';
import type { Reader } from './patience.ts';

/** As many chains are ranked; more of one length than this cannot be told apart. */
const MAX_CANDIDATES = 5_000;

/** Why a search did not see everything. */
export type Cut = 'ties' | 'time' | 'memory';

export interface Search {
  readonly chains: readonly FoundChain[];
  /** How many relations the last chain looked at has, whether it was sure enough or not; 0 where there was none. */
  readonly longest: number;
  readonly cut: Cut | undefined;
}

const NOTHING: Search = { chains: [], longest: 0, cut: undefined };

/**
 * The best chains there are. First all shortest ones, which Neo4j finds fastest; where they are fewer than wanted, those
 * one relation longer too, and so on: of each length there are some ten times as many as of the one before, so that a
 * length is looked at only when all shorter ones are too few. What must be passed is looked for as such.
 */
export async function searchChains(reader: Reader, wanted: Wanted): Promise<Search> {
  if (wanted.via.length > 0) return lengthen(reader, 'chains/passing', wanted, NOTHING, leastPassing(wanted));
  const shortest = await affordable(() => find(reader, 'chains/shortest', wanted));
  if (shortest.longest === 0) return shortest;
  return lengthen(reader, 'chains/longer', wanted, shortest, shortest.longest + 1);
}

/** A chain that passes others has one relation more than they are; up to four are looked at at once, being few. */
const leastPassing = ({ via, maxHops }: Wanted): number => Math.max(via.length + 1, Math.min(maxHops, 4));

/** What was found, and if that is too little all there is of up to `hops` relations, then of one more. */
async function lengthen(reader: Reader, name: string, wanted: Wanted, found: Search, hops: number): Promise<Search> {
  if (found.chains.length >= wanted.first || found.cut !== undefined || hops > wanted.maxHops) return found;
  const longer = await affordable(() => find(reader, name, { ...wanted, maxHops: hops }));
  if (longer.chains.length < found.chains.length) return { ...found, cut: longer.cut };
  return lengthen(reader, name, wanted, longer, hops + 1);
}

const CUTS: Partial<Record<string, Cut>> = { DEADLINE_EXCEEDED: 'time', TOO_LARGE: 'memory' };

/** A search that runs out of time or memory has found nothing, and says so. */
async function affordable(search: () => Promise<Search>): Promise<Search> {
  try {
    return await search();
  } catch (error) {
    const cut = error instanceof SilianError ? CUTS[error.code] : undefined;
    if (cut === undefined) throw error;
    return { chains: [], longest: 0, cut };
  }
}

async function find(reader: Reader, name: string, wanted: Wanted): Promise<Search> {
  const { from, to, via, avoid, through, minConfidence, first, lens, maxHops, relations } = wanted;
  const [by] = via;
  const rows = await reader.read(textOf(name, maxHops, relations), {
    ...lensParameters(lens),
    ...{ from, to, minConfidence, by: by ?? null },
    // as one map: a statement is planned anew for each size of a list that is a parameter itself
    lists: { must: via, avoid, through: through ?? null },
    first: integer(first),
    cap: integer(MAX_CANDIDATES + 1),
  });
  const { found, longest, chains } = FoundChains.parse(rows[0]);
  const capped = found > MAX_CANDIDATES;
  const unsure = capped && (chains.length < first || chains.some(({ hops }) => hops === longest));
  return { chains, longest, cut: unsure ? 'ties' : undefined };
}

const textOf = (name: string, maxHops: number, relations: readonly string[] | undefined): string => {
  const paths = pathText(fragment(name).match, maxHops, relations);
  return `CYPHER 5 ${paths} WITH p LIMIT $cap WITH collect(p) AS paths ${statementBody('chains/ranked')}`;
};
