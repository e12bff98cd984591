import { facetsCypher, facetsFrom } from '../../database/entities/facets.ts';
import { conditionsOf, shapeOfFilter } from '../../database/entities/filter.ts';
import { lensOf } from '../../database/lens.ts';
import { filtered } from '../../database/reading/filtered.ts';
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
      const { match, self, parameters } = filtered('entities/entities', conditionsOf(filter));
      const variant = `${by.join()} ${shapeOfFilter(filter)}`;
      return reading.run(info, variant, countsRoot(by, match, self), lensOf(asOf, now), parameters);
    },
  },
};

const countsRoot =
  (by: readonly Dimension[], source: string, entity: string): Root<Facet[]> =>
  () => ({ cypher: facetsCypher(by, source, entity), read: (lists) => facetsFrom(by, lists) });
