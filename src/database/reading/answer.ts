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
