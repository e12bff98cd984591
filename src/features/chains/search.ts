import type { Database } from '../../database/database.ts';
import { fragment } from '../../database/fragment.ts';
import { lensParameters } from '../../database/lens.ts';
import { integer, pathText } from '../../database/paths.ts';
import { statementBody } from '../../database/statement.ts';
import { SilianError } from '../../errors.ts';
import type { Wanted } from './arguments.ts';
import { type FoundChain, FoundChains } from './found.ts';

/** As many chains are ranked; more of one length than this cannot be told apart. */
const MAX_CANDIDATES = 5_000;

/** Why a search did not see everything. */
export type Cut = 'ties' | 'time';

export interface Search {
  readonly chains: readonly FoundChain[];
  /** How many relations the last chain looked at has, whether it was sure enough or not; 0 where there was none. */
  readonly longest: number;
  readonly cut: Cut | undefined;
}

/**
 * The best chains there are. First all shortest ones, which Neo4j finds fastest; where they are fewer than wanted, the
 * longer ones too, length by length. What must be passed is looked for as such.
 */
export async function searchChains(database: Database, wanted: Wanted): Promise<Search> {
  if (wanted.via.length > 0) return timely(() => find(database, 'chains/passing', wanted));
  const shortest = await timely(() => find(database, 'chains/shortest', wanted));
  const enough = shortest.chains.length >= wanted.first || shortest.cut !== undefined;
  if (enough || shortest.longest === 0 || shortest.longest === wanted.maxHops) return shortest;
  const longer = await timely(() => find(database, 'chains/longer', wanted));
  return longer.chains.length >= shortest.chains.length ? longer : { ...shortest, cut: longer.cut };
}

/** A search that runs out of time has found nothing, and says so. */
async function timely(search: () => Promise<Search>): Promise<Search> {
  try {
    return await search();
  } catch (error) {
    if (error instanceof SilianError && (error.code === 'DEADLINE_EXCEEDED' || error.code === 'TOO_LARGE'))
      return { chains: [], longest: 0, cut: 'time' };
    throw error;
  }
}

async function find(database: Database, name: string, wanted: Wanted): Promise<Search> {
  const { from, to, via, avoid, through, minConfidence, first, lens, maxHops, relations } = wanted;
  const [by] = via;
  const rows = await database.read(textOf(name, maxHops, relations), {
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
