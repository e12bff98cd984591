import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, getDirectiveValues } from 'graphql';
import { SilianError } from '../errors.ts';
import { type Context, ROLES, type Role } from '../features/context.ts';

/**
 * Lets only those at a root field who have the role that it `@needs`. What changes something is denied by default: a
 * mutation that names no role is a fault of the schema. Queries that name none are for everybody.
 */
export function guard(schema: GraphQLSchema): void {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  for (const field of mutations) {
    const needed = neededBy(field, schema);
    if (!needed) throw new Error(`Mutation.${field.name} says no role: add @needs(role: …) to it`);
    only(field, needed);
  }
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const needed = neededBy(field, schema);
    if (needed) only(field, needed);
  }
}

/** The field, for callers who have the role. */
function only(field: GraphQLField<unknown, Context>, needed: Role): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (root, args, context, info) => {
    if (!suffices(context.caller.role, needed)) throw forbidden(field.name, needed);
    return resolve(root, args, context, info);
  };
}

function neededBy({ astNode }: GraphQLField<unknown, Context>, schema: GraphQLSchema): Role | undefined {
  const directive = schema.getDirective('needs');
  const role = directive && astNode && getDirectiveValues(directive, astNode)?.role;
  return ROLES.find((each) => each.toUpperCase() === role);
}

const suffices = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed);

const forbidden = (field: string, needed: Role): SilianError =>
  new SilianError(
    'FORBIDDEN',
    `${field} is for callers who are ${needed} or more: send a key of SILIAN_API_KEYS with that role as Authorization: Bearer <secret>. 权限不足，请使用具有 ${needed} 角色的密钥`,
    { needs: needed.toUpperCase() },
  );
