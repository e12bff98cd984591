import { z } from 'zod';
import { lensOf } from '../../database/lens.ts';
import { listRoot } from '../../database/reading/roots.ts';
import type { Resolvers } from '../../generated/schema.ts';

/** Where words stand in a source, where they stand in one: offsets in code points, end exclusive. */
const Place = z.strictObject({ source: z.string(), start: z.int(), end: z.int() }).nullable();

export const resolvers: Resolvers = {
  Query: {
    // sources stand under no lens
    sources: (_root, _args, { reading, now }, info) => reading.run(info, 'list', listRoot, lensOf(null, now)),
  },
  Evidence: {
    quote: async (evidence, _args, { loaders }, info) => {
      const place = Place.parse(Reflect.get(evidence, info.path.key));
      if (place === null) return null;
      const text = await loaders.sourceTexts.load(place.source);
      return text?.slice(place.start, place.end).join('') ?? null;
    },
  },
};
