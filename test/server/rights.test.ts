import { type GraphQLField, getDirectiveValues } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type Caller, ROLES, type Role } from '../../src/features/context.ts';
import { executableSchema } from '../../src/server/schema.ts';

const schema = executableSchema();
const CALLERS: readonly Caller[] = [
  { name: null, role: 'reader' },
  ...ROLES.map((role) => ({ name: `a ${role}`, role })),
];

type Field = GraphQLField<unknown, unknown>;
const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
  Object.values(type?.getFields() ?? {}).map((field) => ({ type: type?.name ?? '', field })),
);

/** By the schema alone: the least role that a root field is for; undefined for everybody who may read. */
function neededBy({ astNode }: Field): Role | undefined {
  const directive = schema.getDirective('needs');
  const values = directive && astNode && getDirectiveValues(directive, astNode);
  return values ? (String(values.role).toLowerCase() as Role) : undefined;
}

/** Whether the field turns the caller away; what it does for others fails, as there is nothing to do it with. */
async function isForbidden(field: Field, caller: Caller): Promise<boolean> {
  const info = { path: { key: field.name }, fieldName: field.name, schema, fieldNodes: [] };
  try {
    await field.resolve?.(undefined, {}, { caller }, info as never);
    return false;
  } catch (error) {
    return (error as { code?: string }).code === 'FORBIDDEN';
  }
}

describe('every root field, for every sort of caller', () => {
  it.each(roots)('$type.$field.name', async ({ type, field }) => {
    const needed = neededBy(field);
    if (type === 'Mutation') expect(needed).toBeDefined();
    for (const caller of CALLERS) {
      const may = needed === undefined || ROLES.indexOf(caller.role) >= ROLES.indexOf(needed);
      expect(await isForbidden(field, caller), `${caller.name ?? 'without a key'}`).toBe(!may);
    }
  });

  it('keeps from readers all that writes', () => {
    const open = roots.filter(({ field }) => neededBy(field) === undefined);
    expect(open.map(({ type }) => type)).not.toContain('Mutation');
    expect(roots.filter(({ type }) => type === 'Mutation').length).toBeGreaterThan(3);
  });
});
