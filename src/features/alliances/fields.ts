import {
  at,
  attribute,
  column,
  connection,
  type FieldMap,
  list,
  part,
  property,
} from '../../database/reading/field.ts';
import type { AllianceKind, MemberRole } from '../../generated/schema.ts';
import { isCompliant, missingSeats, ruleOf } from './composition.ts';

type Judge = (rule: NonNullable<ReturnType<typeof ruleOf>>, filled: readonly MemberRole[]) => unknown;

/** A judgement on the filled lead seats by the rule for the alliance's kind. */
const judged = (judge: Judge) =>
  column('alliances/filled-seats', 'self.role', ['category'], (roles, [category]) => {
    const rule = ruleOf(category as AllianceKind);
    return rule ? judge(rule, roles as MemberRole[]) : null;
  });

export const fields: FieldMap = {
  Actor: { memberships: connection('alliances/memberships') },
  Alliance: {
    category: attribute('category'),
    status: attribute('status'),
    term: attribute('term'),
    industries: list('organisations/industries'),
    members: connection(({ role }) => ({ fragment: 'alliances/members', parameters: { role } })),
    composition: part({ attribute: 'category', holds: (kind) => ruleOf(kind as AllianceKind) !== undefined }),
  },
  Composition: {
    compliant: judged(isCompliant),
    missing: judged(missingSeats),
    rule: attribute('category', ([category]) => ruleOf(category as AllianceKind)?.text),
    filled: list('alliances/filled-seats'),
  },
  Membership: { role: property('role'), member: at('from'), body: at('to') },
};
