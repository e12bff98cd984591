import {
  type ASTNode,
  type ASTVisitor,
  BREAK,
  coerceInputValue,
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInputType,
  Kind,
  TypeInfo,
  typeFromAST,
  type ValidationContext,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { ErrorCode } from '../errors.ts';

const BAD_VALUE: ErrorCode = 'BAD_USER_INPUT';
const VALUES: readonly string[] = [
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
];

/** A validation error about a value in the document, with its argument and what would be allowed; any other as it is. */
export function explainedLiteral(error: GraphQLError, document: DocumentNode, schema: GraphQLSchema): GraphQLError {
  const [node] = error.nodes ?? [];
  if (!node || !VALUES.includes(node.kind)) return error;
  return explained(error, placeOf(node, document, schema));
}

/** The same for an error about a variable's value, met before execution. */
export function explainedVariable(error: GraphQLError, { schema, variableValues }: ExecutionArgs): GraphQLError {
  const [node] = error.nodes ?? [];
  if (node?.kind !== Kind.VARIABLE_DEFINITION) return error;
  const name = node.variable.name.value;
  const type = typeFromAST(schema, node.type);
  if (!isInputType(type)) return error;
  const path = faultyPath(variableValues?.[name], type, error.message);
  return explained(error, { argument: [`$${name}`, ...path].join('.'), allowed: allowedBy(typeAt(type, path)) });
}

/** Validation: operations of a kind that the schema has. */
export const ServedOperations = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition: (node) => {
    if (context.getSchema().getRootType(node.operation)) return;
    context.reportError(new GraphQLError(`This service has no ${node.operation}s.`, { nodes: node }));
  },
});

interface Place {
  readonly argument?: string;
  readonly allowed?: string;
}

const explained = (error: GraphQLError, place: Place): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    // a scalar of ours has said what it allows, but not where it stands
    extensions: {
      code: BAD_VALUE,
      ...place,
      ...error.extensions,
      ...(place.argument ? { argument: place.argument } : {}),
    },
  });

function placeOf(node: ASTNode, document: DocumentNode, schema: GraphQLSchema): Place {
  const types = new TypeInfo(schema);
  let place: Place = {};
  const enter = (at: ASTNode) => {
    if (at !== node) return undefined;
    const argument = types.getArgument()?.name;
    const type = types.getInputType() ?? types.getParentInputType();
    place = { ...(argument === undefined ? {} : { argument }), ...(type ? { allowed: allowedBy(type) } : {}) };
    return BREAK;
  };
  visit(document, visitWithTypeInfo(types, { enter }));
  return place;
}

/** graphql-js tells so many faults of variables at the most; a value can have a hundred thousand more. */
const MAX_FAULTS = 50;
const SEEN = Symbol('seen');

/** Where in a variable's value the fault lies that the message tells of. */
function faultyPath(value: unknown, type: GraphQLInputType, message: string): readonly (string | number)[] {
  let [found, faults]: [readonly (string | number)[], number] = [[], 0];
  try {
    coerceInputValue(value, type, (path, _value, fault) => {
      const isIt = message.endsWith(fault.message);
      if (isIt) found = path;
      if (isIt || ++faults === MAX_FAULTS) throw SEEN;
    });
  } catch (error) {
    if (error !== SEEN) throw error;
  }
  return found;
}

function typeAt(type: GraphQLInputType, path: readonly (string | number)[]): GraphQLInputType {
  let at = type;
  for (const step of path) {
    const named = getNamedType(at);
    const field = typeof step === 'string' && isInputObjectType(named) ? named.getFields()[step] : undefined;
    at = field?.type ?? (typeof step === 'number' ? named : at);
  }
  return at;
}

function allowedBy(type: GraphQLInputType): string {
  const named = getNamedType(type);
  if (isEnumType(named))
    return named
      .getValues()
      .map(({ name }) => name)
      .join(', ');
  if (isInputObjectType(named)) return `${type} with ${Object.keys(named.getFields()).join(', ')}`;
  return String(type);
}
