/**
 * A rebuilt part of an answer. It is keyed by the names the client chose (aliases), so its fields are known only to the
 * plan that read it; `answerOf` in src/server/schema.ts hands them to graphql-js by those names.
 */
export type Answer = object;

/** What a root fragment found: the first key it orders by, and the object. */
export interface Found {
  readonly key: string;
  readonly object: Answer | null;
}

const PLAIN = Symbol('plain');

/** An object whose fields have the schema's own names: computed, not read from rows. */
export const plain = <T extends object>(object: T): T => Object.assign(object, { [PLAIN]: true });

export const isPlain = (object: object): boolean => Reflect.get(object, PLAIN) === true;

const TYPENAME = Symbol('typename');

/**
 * Makes objects to be filled under the keys that a client chose; `__proto__` is a key like any other. Which type they
 * are of is noted once for all of them, under a key that no client can choose.
 */
export function makerOf(typename?: string): () => Record<string, unknown> {
  class Row {}
  Object.setPrototypeOf(Row.prototype, null);
  Object.defineProperty(Row.prototype, TYPENAME, { value: typename });
  return () => new Row() as Record<string, unknown>;
}

/** Notes which type a computed object is of. */
export const typed = (object: Record<string | symbol, unknown>, typename: string): Answer => {
  object[TYPENAME] = typename;
  return object;
};

/** The type noted on an object; undefined on what is none of ours. */
export const typenameOf = (object: unknown): string | undefined => {
  const name: unknown = typeof object === 'object' && object !== null ? Reflect.get(object, TYPENAME) : undefined;
  return typeof name === 'string' ? name : undefined;
};
