import type { FieldNode, GraphQLField } from 'graphql';
import type { Compiled, Row } from './compiler.ts';

/**
 * What was compiled before, for as long as a plan is made. The types behind an interface share its fields: were each
 * to compile what lies below them anew, every level of a document would cost as many times more as there are types.
 */
export class Known {
  readonly #compiled = new Map<string, Compiled>();
  readonly #numbers = new Map<object, number>();

  /** A field read in one way, off one row, for one set of nodes of the document is compiled once. */
  once(
    reads: object,
    definition: GraphQLField<unknown, unknown>,
    row: Row,
    nodes: readonly FieldNode[],
    compile: () => Compiled,
  ): Compiled {
    const numbers = [reads, ...nodes].map((each) => this.#numberOf(each));
    const key = JSON.stringify([numbers, String(definition.type), row.depth, row.roles]);
    const compiled = this.#compiled.get(key) ?? compile();
    this.#compiled.set(key, compiled);
    return compiled;
  }

  #numberOf(object: object): number {
    const number = this.#numbers.get(object) ?? this.#numbers.size;
    this.#numbers.set(object, number);
    return number;
  }
}
