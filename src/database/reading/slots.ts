import { type FieldNode, type GraphQLField, getArgumentValues } from 'graphql';
import type { Arguments } from './field.ts';

/** What a field's arguments put into the statement's parameters, worked out anew for each request. */
export type Bind = (args: Arguments) => Readonly<Record<string, unknown>>;

type Definition = GraphQLField<unknown, unknown>;

interface Slot {
  readonly node: FieldNode;
  readonly definition: Definition;
  readonly bind: Bind | undefined;
  readonly shape: Shape | undefined;
}

/** Says in a word which statement a field's arguments lead to. */
export type Shape = (args: Arguments) => string;

/** A field whose arguments shape the statement. */
export interface Shaper {
  readonly node: FieldNode;
  readonly definition: Definition;
  readonly shape: Shape;
}

/** The places of a plan that a request fills: one for each field with arguments, shared by all types that have it. */
export class Slots {
  readonly #slots: Slot[] = [];
  readonly #indexes = new Map<FieldNode, number>();

  /** The slot of a field as it stands in the document. */
  add(node: FieldNode, definition: Definition, bind?: (slot: number) => Bind, shape?: Shape): number {
    const known = this.#indexes.get(node);
    if (known !== undefined) return known;
    const index = this.#slots.length;
    this.#slots.push({ node, definition, bind: bind?.(index), shape });
    this.#indexes.set(node, index);
    return index;
  }

  /** The fields whose arguments decide on the statement's text. */
  get shapers(): Shaper[] {
    return this.#slots.flatMap(({ node, definition, shape }) => (shape ? [{ node, definition, shape }] : []));
  }

  /** A field's arguments under these variables, for what shapes the statement. */
  argumentsOf(node: FieldNode, definition: Definition, variables: Readonly<Record<string, unknown>>): Arguments {
    return getArgumentValues(definition, node, variables);
  }

  /** Every slot's arguments under these variables. */
  argumentsUnder(variables: Readonly<Record<string, unknown>>): Arguments[] {
    return this.#slots.map(({ node, definition }) => getArgumentValues(definition, node, variables));
  }

  /** The statement's parameters for these arguments. */
  parameters(args: readonly Arguments[]): Record<string, unknown> {
    const parameters: Record<string, unknown> = {};
    for (const [index, { bind }] of this.#slots.entries()) if (bind) Object.assign(parameters, bind(args[index] ?? {}));
    return parameters;
  }
}
