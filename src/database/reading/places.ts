import type { Compiled } from './compiler.ts';
import type { Request } from './field.ts';

/** Reads an object from a row, in which what is its own begins at `from`. */
type PlacedReader = (row: readonly unknown[], request: Request, from?: number) => unknown;

/** The expressions of a row, each at its place. */
export class Places {
  readonly expressions: string[];

  constructor(first: readonly string[] = []) {
    this.expressions = [...first];
  }

  /** Where an expression stands: once, however many ask for it. */
  of(cypher: string): number {
    const known = this.expressions.indexOf(cypher);
    return known >= 0 ? known : this.expressions.push(cypher) - 1;
  }

  /** Where the first of several stands that follow each other: once, too. */
  ofAll(wanted: readonly string[]): number {
    const known = this.expressions.findIndex((_, at) =>
      wanted.every((each, step) => this.expressions[at + step] === each),
    );
    return known >= 0 ? known : this.expressions.push(...wanted) - wanted.length;
  }

  /** Gives an object its place, flat where it may lie so: it is there once, and needs no list of its own. */
  readerOf({ cypher, read, flat }: Compiled): PlacedReader {
    if (flat) {
      const place = this.ofAll(flat.expressions);
      return (row, request, from = 0) => flat.read(row, request, from + place);
    }
    const place = this.of(cypher);
    return (row, request, from = 0) => read(row[from + place], request);
  }
}
