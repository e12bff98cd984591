import { isRelationKind } from '../../database/kinds.ts';
import { type Arguments, connection } from '../../database/reading/field.ts';

const FRAGMENT: Readonly<Record<string, string>> = {
  OUT: 'relations/outgoing',
  IN: 'relations/incoming',
  ANY: 'relations/either-way',
};

/** The kinds asked for, in one order whatever the caller's; undefined for all. */
const kindsOf = ({ kinds }: Arguments): readonly string[] | undefined =>
  Array.isArray(kinds) ? [...new Set(kinds.map(String).filter(isRelationKind))].sort() : undefined;

const directionOf = ({ direction }: Arguments): string => String(direction ?? 'ANY');

/** `Entity.relations`: direction and kinds are written into the statement, so that only they are walked. */
export const relationsOf = connection(
  (args) => ({ fragment: FRAGMENT[directionOf(args)] ?? 'relations/either-way', kinds: kindsOf(args) }),
  { shape: (args) => `${directionOf(args)}:${kindsOf(args)?.join() ?? '*'}` },
);
