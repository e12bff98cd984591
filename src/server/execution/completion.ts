import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  getArgumentValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  type SelectionSetNode,
} from 'graphql';
import { isPlain, typenameOf } from '../../database/reading/answer.ts';
import { fieldsOf } from '../../database/reading/selection.ts';
import { answerOf } from './answer-of.ts';
import { leafOf } from './leaves.ts';

/** What every `info` of a request holds alike. */
type Asked = Pick<GraphQLResolveInfo, 'schema' | 'operation' | 'fragments' | 'rootValue' | 'variableValues'>;
type Made = Record<string, unknown>;

/** One execution. */
export interface Run {
  readonly context: unknown;
  readonly asked: Asked;
  /** What the root fields give, as it comes: for whoever has to complete it anew. */
  readonly given: Map<string, unknown>;
  /** Values that were promised: each puts itself into its place. */
  readonly pending: Promise<void>[];
}

/** Completes a query. Throws whatever stands in the way of an answer without errors. */
export type Root = (run: Run) => Promise<Made>;

/** The completed value: the same one where nothing had to be changed. Throws where it is not as its type says. */
type Complete = (value: unknown, run: Run) => unknown;

interface Step {
  readonly key: string;
  readonly name: string;
  readonly definition: GraphQLField<unknown, unknown> | undefined;
  readonly nodes: readonly FieldNode[];
  readonly parent: GraphQLObjectType;
  /** The field asks a resolver of its own; others are read from the object. */
  readonly resolves: boolean;
  readonly complete: Complete;
}

const irregular = (): never => {
  throw IRREGULAR;
};
/** Told to nobody: graphql-js finds it again and tells. */
const IRREGULAR = new Error('not to be completed from rows');

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

/** Makes the functions that complete one query, as it stands under the directives of a request. */
export class Completion {
  readonly #asked: Asked;

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  root(): Root {
    const query = this.#asked.schema.getQueryType();
    if (!query) throw new Error('the schema has no queries');
    const steps = this.#steps(query, [this.#asked.operation.selectionSet]);
    return async (run) => {
      const made = madeAnew(steps, undefined, run);
      for (let settled = 0; settled < run.pending.length; settled++) await run.pending[settled];
      return made;
    };
  }

  #steps(type: GraphQLObjectType, selections: readonly (SelectionSetNode | undefined)[]): Step[] {
    const { variableValues: variables } = this.#asked;
    return [...fieldsOf(type, selections, { ...this.#asked, variables })].map(([key, nodes]) =>
      this.#step(type, key, nodes),
    );
  }

  #step(parent: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): Step {
    const name = nodes[0]?.name.value ?? '';
    const definition = parent.getFields()[name];
    const resolves = definition !== undefined && definition.resolve !== answerOf;
    const complete = definition ? this.#complete(definition.type, nodes) : nameOf(parent, name);
    return { key, name, definition, nodes, parent, resolves, complete };
  }

  #complete(type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
    if (isNonNullType(type)) return present(this.#complete(type.ofType, nodes));
    if (isListType(type)) return eachOf(this.#complete(type.ofType, nodes));
    if (isLeafType(type)) return unlessNull(leafOf(type));
    if (!isAbstractType(type)) return unlessNull(this.#object(type, nodes));
    // types are met as answers have them; most documents name more than they meet
    const objects = new Map<string, Complete>();
    return unlessNull((value, run) => {
      const name = typenameOf(value) ?? irregular();
      let complete = objects.get(name);
      if (!complete) {
        const object = this.#asked.schema.getPossibleTypes(type).find((each) => each.name === name);
        complete = object ? this.#object(object, nodes) : irregular();
        objects.set(name, complete);
      }
      return complete(value, run);
    });
  }

  #object(type: GraphQLObjectType, nodes: readonly FieldNode[]): Complete {
    const selections = nodes.map(({ selectionSet }) => selectionSet);
    let steps: Step[] | undefined;
    let resolvesNothing = false;
    return (value, run) => {
      if (typeof value !== 'object' || value === null) return irregular();
      if (!steps) {
        steps = this.#steps(type, selections);
        resolvesNothing = !steps.some(({ resolves }) => resolves);
      }
      const isRow = resolvesNothing && !isPlain(value);
      return isRow ? sameOr(steps, value as Made, run) : madeAnew(steps, value, run);
    };
  }
}

/** Fields that are no part of the type: its name; introspection is graphql-js's own. */
function nameOf(type: GraphQLObjectType, name: string): Complete {
  return name === '__typename' ? () => type.name : irregular();
}

const unlessNull =
  (complete: Complete): Complete =>
  (value, run) =>
    value === null || value === undefined ? null : complete(value, run);

const present =
  (complete: Complete): Complete =>
  (value, run) =>
    complete(value, run) ?? irregular();

const eachOf =
  (complete: Complete): Complete =>
  (value, run) => {
    if (value === null || value === undefined) return null;
    if (!Array.isArray(value)) return irregular();
    let made: unknown[] | undefined;
    for (let at = 0; at < value.length; at++) {
      const item: unknown = value[at];
      if (isPromise(item)) return irregular();
      const completed = complete(item, run);
      if (completed !== item) made ??= [...value];
      if (made) made[at] = completed;
    }
    return made ?? value;
  };

/** A row's object is its own answer where its fields stand as they were asked for and are what they should be. */
function sameOr(steps: readonly Step[], row: Made, run: Run): Made {
  for (const step of steps) {
    const value = row[step.key];
    const completed = step.complete(value, run);
    if (completed !== value) return changed(steps, row, steps.indexOf(step), completed, run);
  }
  return row;
}

/** The same with other fields from one on; what stood before has been completed already. */
function changed(steps: readonly Step[], row: Made, from: number, first: unknown, run: Run): Made {
  const made: Made = Object.create(null);
  for (const [at, { key, complete }] of steps.entries()) {
    if (at === from) made[key] = first;
    else made[key] = at < from ? row[key] : complete(row[key], run);
  }
  return made;
}

/** An object that is computed, or has fields that are. */
function madeAnew(steps: readonly Step[], parent: object | undefined, run: Run): Made {
  const made: Made = Object.create(null);
  for (const step of steps) {
    const { key, complete } = step;
    const value = foundOf(step, parent, run);
    if (parent === undefined && step.definition) run.given.set(key, value);
    made[key] = null;
    if (isPromise(value)) run.pending.push(fulfilled(value, made, step, run));
    else made[key] = complete(value, run);
  }
  return made;
}

/** As graphql-js finds it: what a resolver gives, what a computed object has or works out, what a row holds. */
function foundOf(step: Step, parent: object | undefined, run: Run): unknown {
  const { key, name, definition } = step;
  if (definition && step.resolves) return definition.resolve?.(parent, ...asked(step, definition, run));
  if (!parent || !definition) return undefined;
  const value: unknown = Reflect.get(parent, isPlain(parent) ? name : key);
  return typeof value === 'function' ? Reflect.apply(value, parent, asked(step, definition, run)) : value;
}

/** Puts what was promised into its place. */
function fulfilled(value: Promise<unknown>, made: Made, { key, complete }: Step, run: Run): Promise<void> {
  const put = value.then((found) => {
    made[key] = complete(found, run);
  });
  // the first that fails is told; the others have to be heard as well
  put.catch(() => {});
  return put;
}

/** What a resolver is called with, beside the object. */
function asked(
  { key, name, nodes, parent }: Step,
  definition: GraphQLField<unknown, unknown>,
  run: Run,
): [args: Made, context: unknown, info: GraphQLResolveInfo] {
  const [node] = nodes;
  const info: GraphQLResolveInfo = {
    fieldName: name,
    fieldNodes: nodes,
    returnType: definition.type,
    parentType: parent,
    // its last step is all that is told: no resolver asks for more
    path: { prev: undefined, key, typename: parent.name },
    ...run.asked,
  };
  return [node ? getArgumentValues(definition, node, run.asked.variableValues) : {}, run.context, info];
}
