import type { Variables } from '../question.ts';
import type { Statement } from '../statements/statement.ts';

/** A question as hand-tuned Cypher: what is read, given as a map or as lists, and how lists become the answer. */
export interface FloorQuestion extends Statement {
  readonly shape: (lists: unknown) => unknown;
  readonly parameters?: (variables: Variables) => Variables;
}
