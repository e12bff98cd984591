import type { FieldMap } from '../database/reading/field.ts';
import type { Resolvers } from '../generated/schema.ts';
import { fields as alliances } from './alliances/fields.ts';
import { resolvers as fourChainResolvers } from './analytics/four-chain-resolvers.ts';
import { resolvers as networkResolvers } from './analytics/network-resolvers.ts';
import { resolvers as pairResolvers } from './analytics/pair-resolvers.ts';
import { resolvers as analyticsResolvers } from './analytics/resolvers.ts';
import { resolvers as chainsResolvers } from './chains/resolvers.ts';
import { resolvers as changesResolvers } from './changes/resolvers.ts';
import { fields as entities } from './entities/fields.ts';
import { resolversWith as entitiesResolversWith } from './entities/resolvers.ts';
import { fields as events } from './events/fields.ts';
import { resolvers as extractionResolvers } from './extraction/resolvers.ts';
import { resolvers as mergingResolvers } from './ingestion/merging/resolvers.ts';
import { resolvers as ingestionResolvers } from './ingestion/resolvers.ts';
import { resolvers as retractResolvers } from './ingestion/retract-resolvers.ts';
import { resolvers as assignmentResolvers } from './matching/assignment-resolvers.ts';
import { fields as matching } from './matching/fields.ts';
import { resolvers as gapsResolvers } from './matching/gaps-resolvers.ts';
import { resolvers as matchesResolvers } from './matching/matches-resolvers.ts';
import { standingOffers } from './matching/standing-resolvers.ts';
import { resolvers as neighbourhoodResolvers } from './neighbourhood/resolvers.ts';
import { fields as organisations } from './organisations/fields.ts';
import { fields as outcomes } from './outcomes/fields.ts';
import { resolvers as patternsResolvers } from './patterns/resolvers.ts';
import { fields as people } from './people/fields.ts';
import { fields as provenance } from './provenance/fields.ts';
import { resolvers as provenanceResolvers } from './provenance/resolvers.ts';
import { fields as regions } from './regions/fields.ts';
import { fields as relations } from './relations/fields.ts';
import { resolvers as searchResolvers } from './search/resolvers.ts';
import { fields as standards } from './standards/fields.ts';
import { fields as subjects } from './subjects/fields.ts';
import { fields as time } from './time/fields.ts';

/** The one list of features: how their fields are read … */
export const fields: FieldMap = merged([
  entities,
  relations,
  organisations,
  alliances,
  people,
  standards,
  outcomes,
  events,
  regions,
  subjects,
  matching,
  provenance,
  time,
]);

/** … and what is computed. */
export const resolvers: readonly Resolvers[] = [
  entitiesResolversWith(standingOffers),
  searchResolvers,
  analyticsResolvers,
  networkResolvers,
  pairResolvers,
  fourChainResolvers,
  chainsResolvers,
  neighbourhoodResolvers,
  changesResolvers,
  retractResolvers,
  mergingResolvers,
  extractionResolvers,
  patternsResolvers,
  assignmentResolvers,
  gapsResolvers,
  matchesResolvers,
  provenanceResolvers,
  ingestionResolvers,
];

/** Several features add fields to one type; none may say twice how a field is read. */
function merged(maps: readonly FieldMap[]): FieldMap {
  const all: Record<string, FieldMap[string]> = {};
  for (const [type, own] of maps.flatMap((map) => Object.entries(map))) {
    const twice = Object.keys(own).find((name) => all[type]?.[name]);
    if (twice) throw new Error(`${type}.${twice} is read by two features`);
    all[type] = { ...all[type], ...own };
  }
  return all;
}
