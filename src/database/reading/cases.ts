import { isEntityKind, isRelationKind, TYPE_OF_ENTITY, TYPE_OF_RELATION } from '../kinds.ts';
import type { Roles } from './compose.ts';

/** What is read of one of the types behind an interface. */
interface Branch {
  readonly type: string;
  readonly expressions: readonly string[];
}

/** A row is a positional list. */
export const listOf = (expressions: readonly string[]): string => `[${expressions.join(', ')}]`;

/** The variable of the claim itself. */
export const self = (roles: Roles): string => roles.self ?? 'self';

/** What tells the kind of a row that is read through an interface. */
export const discriminatorOf = (type: string, roles: Roles): string =>
  type === 'Relation' ? `type(${self(roles)})` : `${self(roles)}.kind`;

/** The object type of an entity's or a relation's kind. */
export const typeOfKind = (kind: string): string =>
  isEntityKind(kind) ? TYPE_OF_ENTITY[kind] : isRelationKind(kind) ? TYPE_OF_RELATION[kind] : kind;

const kindsOfType = (type: string): readonly string[] =>
  Object.entries({ ...TYPE_OF_ENTITY, ...TYPE_OF_RELATION }).flatMap(([kind, name]) => (name === type ? [kind] : []));

/** One list where all types read the same, else a CASE over the groups of types that do. */
export function caseOf(discriminator: string, branches: readonly Branch[]): string {
  const groups = new Map<string, string[]>();
  for (const { type, expressions } of branches) {
    const text = listOf([discriminator, ...expressions]);
    groups.set(text, [...(groups.get(text) ?? []), ...kindsOfType(type)]);
  }
  const [only] = groups.keys();
  if (groups.size === 1 && only) return only;
  const whens = [...groups].map(([text, kinds]) => `WHEN ${discriminator} IN ['${kinds.join("', '")}'] THEN ${text}`);
  return `CASE ${whens.join(' ')} END`;
}
