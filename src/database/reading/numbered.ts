import type { Answer } from './answer.ts';
import { listOf } from './cases.ts';
import type { Compiled } from './compiler.ts';
import type { Request } from './field.ts';
import { Places } from './places.ts';

interface NumberedRow {
  readonly values: readonly unknown[];
  /** What was made of it for a field of the document. */
  readonly objects: unknown[];
}

/** What was read of entities, in the order in which they were read, by their numbers. */
export type NumberedRows = ReadonlyMap<number, NumberedRow>;

/** The rows of a positional list; looked at as little as may be, for there are many. */
export const rowsIn = (value: unknown): (readonly unknown[])[] => (Array.isArray(value) ? value : []);

/**
 * Entities that other rows lead to, the same ones again and again: each is read once, beside these rows, and made into
 * an object once. The rows give its number in Neo4j, which is good within one statement.
 */
export class Numbered {
  /** The variable that stands for one of them. */
  readonly variable: string;
  readonly #places: Places;
  #fields = 0;

  constructor(variable: string) {
    this.variable = variable;
    this.#places = new Places([numberOf(variable)]);
  }

  /** An object compiled over `variable`, for rows in which the entity is called `end`. */
  at(end: string, object: Compiled): Compiled {
    const read = this.#reader(object);
    return {
      cypher: numberOf(end),
      read: (number, request) => {
        const row = request.numbered?.get(Number(number));
        return row ? read(row, request) : null;
      },
    };
  }

  /** All of them, as objects compiled over `variable`. */
  all(object: Compiled): (request: Request) => Answer[] {
    const read = this.#reader(object);
    return (request) => [...(request.numbered?.values() ?? [])].map((row) => read(row, request) as Answer);
  }

  /** The expression that reads them. @param clauses bind `variable` to each */
  cypherOver(clauses: string): string {
    return this.#fields === 0 ? '[]' : `COLLECT { ${clauses} RETURN ${listOf(this.#places.expressions)} }`;
  }

  rowsOf(value: unknown): NumberedRows {
    return new Map(rowsIn(value).map((values) => [Number(values[0]), { values, objects: [] }]));
  }

  #reader(object: Compiled): (row: NumberedRow, request: Request) => unknown {
    const field = this.#fields++;
    const read = this.#places.readerOf(object);
    return ({ values, objects }, request) => {
      objects[field] ??= read(values, request);
      return objects[field];
    };
  }
}

/** As a float: of an integer the driver makes an object or two before it gives a number, for each row. */
const numberOf = (variable: string): string => `toFloat(id(${variable}))`;
