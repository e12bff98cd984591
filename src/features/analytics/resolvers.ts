import { facetsCypher, facetsFrom } from '../../database/entities/facets.ts';
import { conditionsOf, shapeOf } from '../../database/entities/filter.ts';
import { lensOf } from '../../database/lens.ts';
import type { Condition } from '../../database/reading/field.ts';
import { filtered, parametersOf } from '../../database/reading/filtered.ts';
import type { Root } from '../../database/reading/plan.ts';
import { badInput } from '../../errors.ts';
import type { Dimension, Facet, Resolvers } from '../../generated/schema.ts';

/** There are no more dimensions than this. */
const MAX_DIMENSIONS = 9;

export const resolvers: Resolvers = {
  Query: {
    counts: (_root, { filter, by, asOf }, { reading, now }, info) => {
      if (by.length === 0 || by.length > MAX_DIMENSIONS) {
        throw badInput('counts.by', `${by.length} dimensions`, `1 to ${MAX_DIMENSIONS} dimensions`);
      }
      const conditions = conditionsOf(filter);
      const variant = `${by.join()} ${shapeOf(conditions)}`;
      return reading.run(info, variant, countsRoot(by, conditions), lensOf(asOf, now), parametersOf(conditions));
    },
  },
};

/** What a filter lets through is looked for once, however many dimensions it is counted by; all there is, is not held. */
const countsRoot =
  (by: readonly Dimension[], conditions: readonly Condition[]): Root<Facet[]> =>
  () => {
    const { match, self, isNarrow } = filtered('entities/entities', conditions);
    const read = (lists: unknown): Facet[] => facetsFrom(by, lists);
    if (by.length === 1 || !isNarrow) return { cypher: facetsCypher(by, match, self), read };
    const preamble = { clauses: `${match} WITH collect(${self}) AS found`, variable: 'found' };
    return { preamble, cypher: facetsCypher(by, `UNWIND found AS ${self}`, self), read };
  };
