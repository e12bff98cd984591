import { buildSchema, type FieldNode, isObjectType, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type Asked, directiveVariables, fieldsOf } from '../../src/database/reading/selection.ts';

const schema = buildSchema(`
  interface Node { id: ID }
  interface Actor implements Node { id: ID name: String }
  type School implements Node & Actor { id: ID name: String level: String actor: Actor }
  type Region implements Node { id: ID name: String }
  type Query { node: Node }
`);

function askedOf(source: string, variables: Record<string, unknown> = {}): { root: FieldNode; asked: Asked } {
  const { definitions } = parse(source);
  const operation = definitions.find(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  );
  const [root] = operation?.selectionSet.selections ?? [];
  const fragments = Object.fromEntries(
    definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
  );
  if (root?.kind !== Kind.FIELD) throw new Error('no root field');
  return { root, asked: { schema, fragments, variables } };
}

/** Response keys with how often each field is selected. */
function keysOn(typeName: string, source: string, variables: Record<string, unknown> = {}): string[] {
  const { root, asked } = askedOf(source, variables);
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`no type ${typeName}`);
  return [...fieldsOf(type, [root.selectionSet], asked)].map(([key, nodes]) => `${key}×${nodes.length}`);
}

describe('the fields of a selection', () => {
  it('are those whose fragments apply to the type, in the order asked, merged by response key', () => {
    const source = `
      fragment F on Actor { name ...G }
      fragment G on School { level id ...F }
      { node { id ...F ... on Region { area: name } ... on Node { id x: id } ... { y: id } ...F } }`;
    expect(keysOn('School', source)).toEqual(['id×3', 'name×1', 'level×1', 'x×1', 'y×1']);
    expect(keysOn('Region', source)).toEqual(['id×2', 'area×1', 'x×1', 'y×1']);
  });

  it('follow @skip and @include, literals and variables', () => {
    const source = `query ($yes: Boolean!) { node {
      a: id @include(if: $yes) b: id @skip(if: $yes) c: id @include(if: false) d: id @skip(if: false) @include(if: $yes)
      ... @skip(if: $yes) { e: id }
      ...F @include(if: $yes)
    } } fragment F on Node { f: id }`;
    expect(keysOn('Region', source, { yes: true })).toEqual(['a×1', 'd×1', 'f×1']);
    expect(keysOn('Region', source, { yes: false })).toEqual(['b×1', 'e×1']);
  });

  it('spread a fragment that was skipped at its first place', () => {
    const source = '{ node { ...F @skip(if: true) ...F } } fragment F on Node { id }';
    expect(keysOn('Region', source)).toEqual(['id×1']);
  });
});

describe('the variables of directives', () => {
  it('are found at every depth, through fragments, once each, and those of arguments are not', () => {
    const { root, asked } = askedOf(`query ($a: Boolean!, $b: Boolean!, $c: Boolean!, $d: Boolean!, $n: Int) {
      node { id @skip(if: $a) ...F ... @include(if: $b) { ... on School { actor { id @include(if: $c) x: id(first: $n) } } } }
    }
    fragment F on Node { ...G @skip(if: $a) }
    fragment G on Node { id @include(if: $d) ...F }`);
    expect([...directiveVariables([root], asked)].sort()).toEqual(['a', 'b', 'c', 'd']);
  });
});
