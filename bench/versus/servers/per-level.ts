import { createSchema, createYoga } from 'graphql-yoga';
import { driverOfEnvironment } from './connection.ts';
import { loadersOver } from './loaders.ts';
import { type Context, resolvers, typeDefs } from './per-level-schema.ts';
import { serve } from './serve.ts';

/** What people write by hand: a resolver for each level, and a DataLoader so that a level is one statement. */
const driver = driverOfEnvironment();
const schema = createSchema<Context>({ typeDefs, resolvers });
const yoga = createYoga<object, Context>({
  schema,
  context: () => ({ loaders: loadersOver(driver) }),
  graphiql: false,
  landingPage: false,
  logging: false,
  maskedErrors: false,
});
serve((request, response) => void yoga(request, response));
