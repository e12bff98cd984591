import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isObjectType,
} from 'graphql';
import type { Answer } from './answer.ts';
import { nested } from './compile.ts';
import type { Compiler, Row } from './compiler.ts';
import type { Joined, Request } from './field.ts';
import { type Asked, fieldsOf } from './selection.ts';

/** Lists of a computed object whose objects came along with the statement that computed it. */
export type Along = readonly { readonly nodes: readonly FieldNode[]; readonly answers: readonly Answer[] }[];

/** The objects of a list that came along; undefined where it did not. */
export const answersAlong = (
  along: Along,
  { fieldNodes }: Pick<GraphQLResolveInfo, 'fieldNodes'>,
): readonly Answer[] | undefined =>
  along.find(({ nodes }) => nodes.length === fieldNodes.length && nodes.every((node, at) => node === fieldNodes[at]))
    ?.answers;

/** Expressions for fields of a computed object, and how their values are read. */
interface Brought {
  readonly expressions: readonly string[];
  readonly read: (values: readonly unknown[], request: Request) => Along;
}

/** Compiles those of some fields that are asked of a computed object, to be read by the statement that computes it. */
export function bring(
  compiler: Compiler,
  asked: readonly AskedField[],
  fields: Readonly<Record<string, Joined>>,
  row: Row,
): Brought {
  const brought = asked.flatMap(({ definition, nodes }) => {
    const field = fields[definition.name];
    return field ? [{ nodes, ...nested(compiler, field, definition, row, nodes) }] : [];
  });
  return {
    expressions: brought.map(({ cypher }) => cypher),
    read: (values, request) =>
      // fields that are lists are read as such
      brought.map(({ nodes, read }, at) => ({ nodes, answers: read(values[at], request) as Answer[] })),
  };
}

/** A field asked of an object, and where in the document. */
export interface AskedField {
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
}

/** The fields asked of the objects that lie behind fields of these names below a root field. */
export function askedBehind(asked: Asked, { returnType, fieldNodes }: Behind, path: readonly string[]): AskedField[] {
  const type = getNamedType(returnType);
  if (!isObjectType(type)) throw new Error(`${type.name} is no type of objects`);
  const fields = fieldsIn(asked, type, fieldNodes);
  const [name, ...below] = path;
  if (name === undefined) return fields;
  return fields
    .filter(({ definition }) => definition.name === name)
    .flatMap(({ definition, nodes }) => askedBehind(asked, { returnType: definition.type, fieldNodes: nodes }, below));
}

type Behind = Pick<GraphQLResolveInfo, 'returnType' | 'fieldNodes'>;

function fieldsIn(asked: Asked, type: GraphQLObjectType, nodes: readonly FieldNode[]): AskedField[] {
  const selections = nodes.map(({ selectionSet }) => selectionSet);
  return [...fieldsOf(type, selections, asked).values()].flatMap((same) => {
    const definition = type.getFields()[same[0]?.name.value ?? ''];
    return definition ? [{ definition, nodes: same }] : [];
  });
}
