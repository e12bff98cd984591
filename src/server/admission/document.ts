import {
  type DocumentNode,
  GraphQLError,
  Kind,
  type ParseOptions,
  parse,
  type SelectionSetNode,
  type Source,
} from 'graphql';
import { fragmentsOf } from '../../database/reading/selection.ts';
import type { Limits } from '../limits.ts';
import { exceeded } from './exceeded.ts';

const SPLIT = 'Split it into several requests. 请拆分为几次请求';

/** Refuses a document by its text alone: how long it is, and how deep its brackets lie in each other. */
export function refuseText(text: string, limits: Pick<Limits, 'text' | 'nesting'>): void {
  if (text.length > limits.text) {
    throw exceeded({ limit: 'text', found: text.length, allowed: limits.text }, `Characters of a document. ${SPLIT}`);
  }
  const found = nestingOf(text);
  if (found > limits.nesting) {
    throw exceeded({ limit: 'nesting', found, allowed: limits.nesting }, `Brackets within brackets. ${SPLIT}`);
  }
}

/** How many brackets lie in each other at the most; brackets in strings count too, which no honest document notices. */
function nestingOf(text: string): number {
  let [depth, most] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x7b || code === 0x5b || code === 0x28) most = Math.max(most, ++depth);
    else if (code === 0x7d || code === 0x5d || code === 0x29) depth--;
  }
  return most;
}

/** graphql-js’s parser, which reads no further than so many tokens. */
export const parserUpTo =
  (tokens: number) =>
  (source: string | Source, options?: ParseOptions): DocumentNode => {
    try {
      return parse(source, { ...options, maxTokens: tokens });
    } catch (error) {
      if (!(error instanceof GraphQLError) || !/more that? \d+ tokens/.test(error.message)) throw error;
      throw exceeded(
        { limit: 'tokens', found: tokens + 1, allowed: tokens },
        `Words and signs of a document. ${SPLIT}`,
      );
    }
  };

/** What of a document is beyond a limit; undefined where nothing is. Takes time that grows with its length. */
export function beyond(document: DocumentNode, limits: Limits): GraphQLError | undefined {
  const { aliases, directives, depth } = measured(document);
  const measures = [
    { limit: 'definitions', found: document.definitions.length, allowed: limits.definitions },
    { limit: 'aliases', found: aliases, allowed: limits.aliases },
    { limit: 'directives', found: directives, allowed: limits.directives },
    { limit: 'depth', found: depth, allowed: limits.depth },
  ];
  const broken = measures.find(({ found, allowed }) => found > allowed);
  return broken && exceeded(broken, SPLIT);
}

interface Measured {
  readonly aliases: number;
  readonly directives: number;
  readonly depth: number;
}

function measured(document: DocumentNode): Measured {
  let [aliases, directives] = [0, 0];
  const fragments = fragmentsOf(document);
  const depths = new Map<string, number>();
  let depth = 0;
  for (const each of document.definitions) {
    directives += each.directives?.length ?? 0;
    if (each.kind !== Kind.OPERATION_DEFINITION && each.kind !== Kind.FRAGMENT_DEFINITION) continue;
    count(each.selectionSet);
    if (each.kind === Kind.OPERATION_DEFINITION) depth = Math.max(depth, below(each.selectionSet));
  }
  return { aliases, directives, depth };

  function count(set: SelectionSetNode): void {
    for (const node of set.selections) {
      directives += node.directives?.length ?? 0;
      if (node.kind === Kind.FIELD && node.alias) aliases++;
      if (node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet) count(node.selectionSet);
    }
  }

  function below(set: SelectionSetNode | undefined): number {
    let deepest = 0;
    for (const node of set?.selections ?? []) {
      // introspection has a bound of its own in graphql-js
      if (node.kind === Kind.FIELD)
        deepest = Math.max(deepest, node.name.value.startsWith('__') ? 0 : 1 + below(node.selectionSet));
      else
        deepest = Math.max(
          deepest,
          node.kind === Kind.INLINE_FRAGMENT ? below(node.selectionSet) : within(node.name.value),
        );
    }
    return deepest;
  }

  /** A fragment that lies in itself has no depth; validation refuses it. */
  function within(name: string): number {
    const known = depths.get(name);
    if (known !== undefined) return known;
    depths.set(name, 0);
    const found = below(fragments[name]?.selectionSet);
    depths.set(name, found);
    return found;
  }
}
