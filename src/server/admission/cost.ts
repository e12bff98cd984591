import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { fields } from '../../features/index.ts';

type Values = Readonly<Record<string, unknown>>;
/** What a part of a document costs under the values of its variables, where its lists are `size` long. */
type Cost = (variables: Values, size: number) => number;
type Size = (variables: Values) => number | undefined;

/** Arguments that say how many of something are wanted. */
const SIZES = new Set(['first', 'last', 'limit', 'candidates']);
/** Lists of what is asked for: as many as are named. */
const NAMING = new Set(['ids', 'of', 'keys']);
/** A list that is bounded by nature, like an entity's other names, is taken to be so long. */
const USUAL = 5;
/** What introspection costs, which graphql-js bounds in its own way. */
const INTROSPECTION = 100;
const NOTHING: Cost = () => 0;

/**
 * What an operation costs, before it is run: each object that it may give counts one, those in a list as often as the
 * list may be long, by the literal, the variable or the default of its size; a field that works for its answer counts
 * what its `@cost` says besides. Leaves, and parts that stand in their object's own row, cost nothing. Made once for a
 * document, in time that grows with its length; fragments may not lie in themselves.
 */
export function costOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): (variables: Values) => number {
  const root = schema.getRootType(operation.operation);
  if (!root) return () => 0;
  const cost = new Costing(schema, fragments).selection(operation.selectionSet, root);
  const defaults = Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, numberOrLength(defaultValue)]] : [],
    ),
  );
  return (variables) => cost({ ...defaults, ...variables }, 1);
}

class Costing {
  readonly #schema: GraphQLSchema;
  readonly #fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly #known = new Map<string, Cost>();

  constructor(schema: GraphQLSchema, fragments: Readonly<Record<string, FragmentDefinitionNode>>) {
    this.#schema = schema;
    this.#fragments = fragments;
  }

  /** Fields for all, and of the fragments the dearest that one object can bring together. */
  selection(set: SelectionSetNode, type: GraphQLCompositeType): Cost {
    const always: Cost[] = [];
    const sometimes: { readonly on: GraphQLCompositeType; readonly cost: Cost }[] = [];
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) always.push(this.#field(node, type));
      else {
        const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.#fragments[node.name.value] : node;
        const on = this.#typeNamed(fragment?.typeCondition?.name.value) ?? type;
        const cost =
          node.kind === Kind.FRAGMENT_SPREAD ? this.#fragment(node.name.value) : this.selection(node.selectionSet, on);
        if (isObjectType(type) || on === type) always.push(cost);
        else sometimes.push({ on, cost });
      }
    }
    if (sometimes.length === 0) return sumOf(always);
    const groups = new Map<string, Cost>();
    for (const object of possible(this.#schema, type)) {
      const meeting = sometimes.filter(
        ({ on }) => on === object || (isAbstractType(on) && this.#schema.isSubType(on, object)),
      );
      const key = meeting.map((each) => sometimes.indexOf(each)).join();
      if (!groups.has(key)) groups.set(key, sumOf(meeting.map(({ cost }) => cost)));
    }
    const [common, choices] = [sumOf(always), [...groups.values()]];
    return (variables, size) => common(variables, size) + Math.max(0, ...choices.map((each) => each(variables, size)));
  }

  #fragment(name: string): Cost {
    const known = this.#known.get(name);
    if (known) return known;
    const fragment = this.#fragments[name];
    const type = this.#typeNamed(fragment?.typeCondition.name.value);
    const cost = fragment && type ? oncePerSize(this.selection(fragment.selectionSet, type)) : NOTHING;
    this.#known.set(name, cost);
    return cost;
  }

  #typeNamed(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : this.#schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  }

  #field(node: FieldNode, parent: GraphQLCompositeType): Cost {
    if (node.name.value.startsWith('__')) return node.selectionSet ? () => INTROSPECTION : NOTHING;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (!field) return NOTHING;
    const weight = weightOf(this.#schema, field);
    const type = getNamedType(field.type);
    if (!isCompositeType(type) || !node.selectionSet) return () => weight;
    const [inside, said, isList] = [this.selection(node.selectionSet, type), sizeOf(node, field), isListed(field)];
    const own = weight + (isPart(parent, node.name.value) ? 0 : 1);
    // the size of a page is that of the lists inside it
    if (!isList) return (variables, _size) => own + inside(variables, said(variables) ?? USUAL);
    return (variables, size) => weight + (said(variables) ?? size) * (1 + inside(variables, USUAL));
  }
}

/** It is read with the object that it is part of, e.g. a validity. */
const isPart = (type: GraphQLCompositeType, name: string): boolean =>
  [type, ...(isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : [])].some(
    (owner) => fields[owner.name]?.[name]?.reads === 'part',
  );

const possible = (schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLObjectType[] =>
  isAbstractType(type) ? schema.getPossibleTypes(type) : [type];

function sumOf(costs: readonly Cost[]): Cost {
  const [only] = costs;
  if (!only) return NOTHING;
  if (costs.length === 1) return only;
  return (variables, size) => costs.reduce((sum, cost) => sum + cost(variables, size), 0);
}

/** Fragments that use others twice over would else be worked out as often as they unfold. */
function oncePerSize(cost: Cost): Cost {
  let [under, known] = [{} as Values, new Map<number, number>()];
  return (variables, size) => {
    if (under !== variables) [under, known] = [variables, new Map()];
    const found = known.get(size) ?? cost(variables, size);
    known.set(size, found);
    return found;
  };
}

function isListed({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function weightOf(schema: GraphQLSchema, { astNode }: GraphQLField<unknown, unknown>): number {
  const directive = schema.getDirective('cost');
  return Number((directive && astNode && getDirectiveValues(directive, astNode)?.weight) ?? 0);
}

/** How long a field's list is asked to be: a page or so many of named things; undefined where nothing says so. */
function sizeOf(node: FieldNode, field: GraphQLField<unknown, unknown>): Size {
  const sizes = field.args.flatMap(({ name, defaultValue }): Size[] => {
    if (!SIZES.has(name) && !NAMING.has(name)) return [];
    const given = node.arguments?.find((argument) => argument.name.value === name)?.value;
    const usual = typeof defaultValue === 'number' ? defaultValue : undefined;
    if (!given) return [() => usual];
    if (given.kind === Kind.VARIABLE) return [(variables) => lengthOf(variables[given.name.value]) ?? usual];
    const literal = numberOrLength(given);
    return [() => literal];
  });
  if (sizes.length === 0) return () => undefined;
  return (variables) => {
    const said = sizes.flatMap((size) => size(variables) ?? []);
    return said.length === 0 ? undefined : Math.max(...said);
  };
}

function numberOrLength(value: ValueNode): number | undefined {
  if (value.kind === Kind.INT) return Math.max(0, Number(value.value));
  return value.kind === Kind.LIST ? value.values.length : value.kind === Kind.STRING ? 1 : undefined;
}

/** A number as it is, however it was sent; a list's length. */
function lengthOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? Math.max(0, value) : undefined;
  return Array.isArray(value) ? value.length : typeof value === 'string' ? 1 : undefined;
}
