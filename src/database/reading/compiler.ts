import type { FieldNode, GraphQLCompositeType } from 'graphql';
import type { Roles } from './compose.ts';
import type { FieldMap, Request } from './field.ts';
import type { Known } from './known.ts';
import type { Numbered } from './numbered.ts';
import type { Asked } from './selection.ts';
import type { Slots } from './slots.ts';

/** Rebuilds a part of the answer from what a row holds for it. */
export type Reader = (value: unknown, request: Request) => unknown;

/** Expressions that may lie side by side in a wider row, and how they are read from there. */
export interface Flat {
  readonly expressions: readonly string[];
  /** @param from where the first of them stands in the row */
  readonly read: (row: readonly unknown[], request: Request, from: number) => unknown;
}

/** A Cypher expression over the row, and how its value is read. */
export interface Compiled {
  /** At a root only: clauses before the expression, and the variable of theirs that it reads from. */
  readonly preamble?: { readonly clauses: string; readonly variable: string };
  readonly cypher: string;
  readonly read: Reader;
  /** Of an object whose row may be part of another's: all that it may be is read from the same expressions. */
  readonly flat?: Flat | undefined;
}

/** The row an object is read from: which variable plays which part, and how deep it is nested. */
export interface Row {
  readonly roles: Roles;
  readonly depth: number;
  /** Where whoever the rows lead to is read beside them. */
  readonly numbered?: Numbered;
}

/** What compiling needs: the schema and what is asked of it, how fields are read, and the plan's slots. */
export interface Compiler {
  readonly asked: Asked;
  readonly fields: FieldMap;
  readonly slots: Slots;
  readonly known: Known;
  /** How objects are compiled: connections need it for their nodes. */
  readonly objectOf: ObjectOf;
}

/** An object of a type, or of an interface, as an expression over a row. */
export type ObjectOf = (
  compiler: Compiler,
  type: GraphQLCompositeType,
  row: Row,
  nodes: readonly FieldNode[],
) => Compiled;
