import { Neo4jGraphQL } from '@neo4j/graphql';
import { createYoga } from 'graphql-yoga';
import { driverOfEnvironment } from './connection.ts';
import { serve } from './serve.ts';
import { typeDefs } from './type-defs.ts';

/** @neo4j/graphql over the graph as Silian stores it, behind the same HTTP layer as Silian's. */
const comparisons = { LT: true, LTE: true, GT: true, GTE: true };
const made = new Neo4jGraphQL({
  typeDefs,
  driver: driverOfEnvironment(),
  features: { filters: { String: comparisons } },
});
const schema = await made.getSchema();
const yoga = createYoga({ schema, graphiql: false, landingPage: false, logging: false, maskedErrors: false });
serve((request, response) => void yoga(request, response));
