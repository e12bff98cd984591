import { z } from 'zod';
import { RELATION_KINDS } from '../../database/kinds.ts';
import { integer, pathText } from '../../database/paths.ts';
import { askedBehind, bring } from '../../database/reading/along.ts';
import { compose } from '../../database/reading/compose.ts';
import { list } from '../../database/reading/field.ts';
import type { Root } from '../../database/reading/plan.ts';
import { MAX_HOPS, type Wanted } from './arguments.ts';
import { FoundChain, type FoundChains } from './found.ts';

/** As many chains are ranked; more of one length than this cannot be told apart. */
export const MAX_CANDIDATES = 5_000;

/** What stands in the statement of a search: `[found, longest, [[chain, …], …]]`, over the path of each chain. */
const Rows = z.tuple([z.number(), z.number(), z.array(z.tuple([FoundChain], z.unknown()))]);

/** The clauses that find and rank chains, what they leave, and the expression over it. */
function search(name: string, { maxHops, relations }: Wanted, row: 'chains/told' | 'chains/brief') {
  const kinds = relations ?? RELATION_KINDS;
  const { match, roles } = compose(name, { bound: undefined, depth: 1, slot: 'root', kinds });
  const ranked = compose('chains/ranked', { bound: 'paths', depth: 1, slot: 'root' });
  const { match: each, roles: chain } = compose(row, { bound: ranked.roles.self, depth: 2, slot: 'root' });
  return {
    clauses: `${pathText(match, maxHops, kinds)} WITH ${roles.self} LIMIT $cap_root WITH collect(${roles.self}) AS paths ${ranked.match}`,
    variable: `paths, ${ranked.roles.self}`,
    path: { roles: { self: chain.path ?? '' }, depth: 2 },
    with: (besides: readonly string[]) =>
      `[size(paths), coalesce(length(paths[-1]), 0), COLLECT { ${each} RETURN [${[chain.self, ...besides].join(', ')}] }]`,
  };
}

/** A search by a statement of its own. */
export function searchText(name: string, wanted: Wanted): string {
  const { clauses, variable, with: expression } = search(name, wanted, 'chains/told');
  return `CYPHER 5 ${clauses} WITH ${variable}, ${expression([])} AS v RETURN v`;
}

/** What such a search gives. */
export function foundIn(value: unknown): FoundChains {
  const [found, longest, rows] = Rows.parse(value);
  return { found, longest, chains: rows.map(([chain]) => chain) };
}

/** Computed from what is told of a chain. */
const TOLD = ['sentence', 'fourChains', 'validity'];
const BROUGHT = { entities: list('chains/entities', MAX_HOPS + 1), relations: list('chains/relations', MAX_HOPS) };

/** All shortest chains, and what is asked of their entities and relations. */
export const shortestRoot =
  (wanted: Wanted): Root<FoundChains> =>
  (compiler, info) => {
    const asked = askedBehind(compiler.asked, info, ['chains']);
    const isTold = asked.some(({ definition }) => TOLD.includes(definition.name));
    const { clauses, variable, path, ...found } = search(
      'chains/shortest',
      wanted,
      isTold ? 'chains/told' : 'chains/brief',
    );
    const brought = bring(compiler, asked, BROUGHT, path);
    return {
      preamble: { clauses, variable },
      cypher: found.with(brought.expressions),
      read: (value, request): FoundChains => {
        const [all, longest, rows] = Rows.parse(value);
        const chains = rows.map(([chain, ...values]) => ({ ...chain, along: brought.read(values, request) }));
        return { found: all, longest, chains };
      },
    };
  };

/** What the clauses of a search take. */
export const searchParameters = ({ from, to, via, avoid, through, minConfidence, first }: Wanted) => ({
  ...{ from, to, minConfidence, by: via[0] ?? null },
  anybody: avoid.length === 0 && through === undefined,
  // as one map: a statement is planned anew for each size of a list that is a parameter itself
  lists: { must: via, avoid, through: through ?? null },
  first: integer(first),
  cap: integer(MAX_CANDIDATES + 1),
});
