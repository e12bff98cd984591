import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What of a request the compiler looks at: the document's fragments and the variables that shape the selection. */
export interface Asked {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The fragments of a document by their names. */
export const fragmentsOf = ({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(
    definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
  );

/** The fields selected on an object type by response key, in the order asked, as graphql-js collects them. */
export function fieldsOf(
  type: GraphQLObjectType,
  selections: readonly (SelectionSetNode | undefined)[],
  asked: Asked,
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  for (const selection of selections) if (selection) collect(selection);
  return fields;

  function collect(set: SelectionSetNode): void {
    for (const node of set.selections) if (isIncluded(node, asked)) add(node);
  }

  function add(node: SelectionNode): void {
    if (node.kind === 'Field') {
      const key = node.alias?.value ?? node.name.value;
      const same = fields.get(key);
      if (same) same.push(node);
      else fields.set(key, [node]);
      return;
    }
    const fragment = node.kind === 'InlineFragment' ? node : spread(node.name.value);
    if (fragment && applies(type, fragment.typeCondition?.name.value, asked.schema)) collect(fragment.selectionSet);
  }

  function spread(name: string): FragmentDefinitionNode | undefined {
    if (seen.has(name)) return undefined;
    seen.add(name);
    return asked.fragments[name];
  }
}

function isIncluded(node: SelectionNode, { variables }: Asked): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
}

function applies(type: GraphQLObjectType, condition: string | undefined, schema: GraphQLSchema): boolean {
  if (condition === undefined || condition === type.name) return true;
  const on = schema.getType(condition);
  return isAbstractType(on) && schema.isSubType(on, type);
}

/** The type of the objects that a field gives. */
export function compositeOf({ name, type }: GraphQLField<unknown, unknown>): GraphQLCompositeType {
  const named = getNamedType(type);
  if (!isCompositeType(named)) throw new Error(`${name}: only objects stand in rows of their own`);
  return named;
}

/** Names of the variables that `@include` and `@skip` look at anywhere in a selection. */
export function directiveVariables(nodes: readonly SelectionNode[], asked: Pick<Asked, 'fragments'>): Set<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const visit = (node: SelectionNode): void => {
    for (const directive of node.directives ?? []) {
      for (const argument of directive.arguments ?? []) {
        if (argument.value.kind === 'Variable') names.add(argument.value.name.value);
      }
    }
    if (node.kind === 'FragmentSpread') {
      if (seen.has(node.name.value)) return;
      seen.add(node.name.value);
      for (const inner of asked.fragments[node.name.value]?.selectionSet.selections ?? []) visit(inner);
    } else for (const inner of node.selectionSet?.selections ?? []) visit(inner);
  };
  for (const node of nodes) visit(node);
  return names;
}
