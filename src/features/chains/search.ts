import { lensParameters } from '../../database/lens.ts';
import { SilianError } from '../../errors.ts';
import type { Wanted } from './arguments.ts';
import type { FoundChain, FoundChains } from './found.ts';
import type { Reader } from './patience.ts';
import { foundIn, MAX_CANDIDATES, searchParameters, searchText } from './statement.ts';

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
 * @param findShortest reads all shortest chains, unless a statement of their own is to
 */
export async function searchChains(
  reader: Reader,
  wanted: Wanted,
  findShortest?: (wanted: Wanted) => Promise<FoundChains>,
): Promise<Search> {
  if (wanted.via.length > 0) return lengthen(reader, 'chains/passing', wanted, NOTHING, leastPassing(wanted));
  const shortest = await affordable(async () =>
    findShortest ? searched(await findShortest(wanted), wanted) : find(reader, 'chains/shortest', wanted),
  );
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
  const own = Object.entries(searchParameters(wanted)).map(([parameter, value]) => [`${parameter}_root`, value]);
  const parameters = { ...lensParameters(wanted.lens), ...Object.fromEntries(own) };
  const [row] = await reader.read(searchText(name, wanted), parameters);
  return searched(foundIn(row?.v), wanted);
}

function searched({ found, longest, chains }: FoundChains, { first }: Wanted): Search {
  const capped = found > MAX_CANDIDATES;
  const unsure = capped && (chains.length < first || chains.some(({ hops }) => hops === longest));
  return { chains, longest, cut: unsure ? 'ties' : undefined };
}
