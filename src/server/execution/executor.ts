import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import { directiveVariables, fragmentsOf } from '../../database/reading/selection.ts';
import { Completion, type Root } from './completion.ts';
import { Given } from './given.ts';

type Values = Readonly<Record<string, unknown>>;

/** A query of a document, and how its answer is completed, by what `@include` and `@skip` leave of it. */
interface Prepared {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  /** The variables that directives look at. */
  readonly directives: readonly string[];
  readonly roots: Map<string, Root>;
}

/** A document with more shapes than this, by its variables, forgets them. */
const MAX_SHAPES = 100;
/** All documents forget theirs beyond so many characters of documents, each as often as it has shapes. */
const MAX_CHARACTERS = 2_000_000;
/** Faults of variables that are looked for: each one is told with the whole value written out. */
const OPTIONS = { maxCoercionErrors: 5 };

export type Execute = (args: ExecutionArgs) => Promise<ExecutionResult>;

/**
 * Executes as graphql-js does, with the same answers. A query is completed by functions made once for its document:
 * rows come rebuilt under the client's keys, so that what is left is to check them. Where anything is irregular (an
 * error, a null that may not be, a value of another type), graphql-js completes what the same root fields gave, and
 * tells of it; nothing is read from the graph twice. What is no query goes to graphql-js at once.
 * @param onIrregular hears why a query was not completed here
 */
export function executorOf(schema: GraphQLSchema, onIrregular: (reason: unknown) => void = () => {}): Execute {
  let documents = new WeakMap<DocumentNode, Map<string, Prepared | null>>();
  let characters = 0;
  const onShape = ({ loc }: DocumentNode): void => {
    characters += loc?.source.body.length ?? 0;
    if (characters <= MAX_CHARACTERS) return;
    characters = 0;
    documents = new WeakMap();
  };
  return async (args) => {
    const prepared = preparedFor(args, documents);
    const variables = prepared && coerced(prepared.operation, args);
    if (!prepared || !variables) return execute({ ...args, options: OPTIONS });
    const { operation, fragments } = prepared;
    const asked = { schema, operation, fragments, rootValue: undefined, variableValues: variables };
    const given = new Map<string, unknown>();
    try {
      const root = rootUnder(prepared, asked, () => onShape(args.document));
      const data = await root({ context: args.contextValue, asked, given, pending: [] });
      return { data };
    } catch (reason) {
      onIrregular(reason);
      return execute({ ...args, rootValue: new Given(given) });
    }
  };
}

function preparedFor(
  { document, operationName }: ExecutionArgs,
  documents: WeakMap<DocumentNode, Map<string, Prepared | null>>,
): Prepared | null {
  const name = operationName ?? '';
  const known = documents.get(document) ?? new Map<string, Prepared | null>();
  documents.set(document, known);
  const found = known.get(name);
  if (found !== undefined) return found;
  const prepared = preparedAnew(document, operationName);
  known.set(name, prepared);
  return prepared;
}

/** Null for what is no query of the document. */
function preparedAnew(document: DocumentNode, name: string | null | undefined): Prepared | null {
  const operation = getOperationAST(document, name);
  if (operation?.operation !== 'query') return null;
  const fragments = fragmentsOf(document);
  const { selections } = operation.selectionSet;
  const directives = [...directiveVariables(selections, { fragments })];
  return { operation, fragments, directives, roots: new Map() };
}

/** The values of the variables; undefined where one is wrong. */
function coerced({ variableDefinitions = [] }: OperationDefinitionNode, args: ExecutionArgs): Values | undefined {
  return getVariableValues(args.schema, variableDefinitions, args.variableValues ?? {}, { maxErrors: 1 }).coerced;
}

function rootUnder(
  { directives, roots }: Prepared,
  asked: ConstructorParameters<typeof Completion>[0],
  onNew: () => void,
): Root {
  const key = JSON.stringify(directives.map((name) => asked.variableValues[name] ?? null));
  const known = roots.get(key);
  if (known) return known;
  if (roots.size >= MAX_SHAPES) roots.clear();
  // what else the first request held is not kept
  const variableValues = Object.fromEntries(
    directives.flatMap((name) => (name in asked.variableValues ? [[name, asked.variableValues[name]]] : [])),
  );
  const root = new Completion({ ...asked, variableValues }).root();
  roots.set(key, root);
  onNew();
  return root;
}
