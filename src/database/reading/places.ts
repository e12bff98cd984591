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
}
