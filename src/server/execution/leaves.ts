import { type GraphQLLeafType, isEnumType } from 'graphql';

type Serialize = (value: unknown) => unknown;

const MAX_INT = 2 ** 31 - 1;

/** Values that a built-in scalar gives as they are; it is asked about any other. */
const PASSING: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  Int: (value) => Number.isInteger(value) && Math.abs(Number(value)) <= MAX_INT,
  Float: (value) => Number.isFinite(value),
};

/** A leaf as it goes out. Throws, or gives null, for what is none of its type. */
export function leafOf(type: GraphQLLeafType): Serialize {
  const serialize = (value: unknown): unknown => type.serialize(value);
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().flatMap(({ name, value }) => (name === value ? [name] : [])));
    return (value) => (names.has(value) ? value : serialize(value));
  }
  const passes = PASSING[type.name];
  return passes ? (value) => (passes(value) ? value : serialize(value)) : serialize;
}
