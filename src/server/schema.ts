import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  GraphQLError,
  GraphQLScalarType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type ValueNode,
} from 'graphql';
import { parseDay, parseInstant } from '../database/lens.ts';
import { typenameOf } from '../database/reading/answer.ts';
import { resolvers } from '../features/index.ts';
import { projectRoot } from '../project-root.ts';
import { answerOf } from './execution/answer-of.ts';
import { takeGiven } from './execution/given.ts';
import { guard } from './rights.ts';

const SCHEMA = join(projectRoot, 'schema');

const typeDefs = (): string[] =>
  readdirSync(SCHEMA)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(join(SCHEMA, name), 'utf8'));

/** A scalar that is text on the wire, checked on its way in. */
const textScalar = (name: string, parse: Parse): GraphQLScalarType =>
  new GraphQLScalarType({
    name,
    parseValue: (value) => parse(String(value), name),
    parseLiteral: (node) => literal(node, name, parse),
  });

/** A literal that is no text or no day is told with its place. */
function literal(node: ValueNode, name: string, parse: Parse): string {
  if (node.kind !== Kind.STRING) throw new GraphQLError(`${name} is written as text, in quotes`, { nodes: node });
  try {
    return parse(node.value, name);
  } catch (error) {
    throw new GraphQLError(error instanceof Error ? error.message : String(error), { nodes: node });
  }
}

type Parse = (value: string, argument: string) => string;

/** The schema that is served: the SDL of schema/*.graphql, the features' resolvers, and answers by the client's names. */
export function executableSchema(): GraphQLSchema {
  const schema = makeExecutableSchema({
    typeDefs: typeDefs(),
    resolvers: [...resolvers, { Date: textScalar('Date', parseDay), DateTime: textScalar('DateTime', parseInstant) }],
  });
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isAbstractType(type)) type.resolveType = typenameOf;
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) field.resolve ??= answerOf;
  }
  guard(schema);
  takeGiven(schema);
  return schema;
}
