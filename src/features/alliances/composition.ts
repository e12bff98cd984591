import type { AllianceKind, MemberRole } from '../../generated/schema.ts';

interface Rule {
  readonly seats: readonly MemberRole[];
  readonly text: string;
}

/** Lead seats that a kind of alliance must fill, one body each. Source: docs/domain.md (教育部 2023 on 行业产教融合共同体). */
const RULES: Readonly<Partial<Record<AllianceKind, Rule>>> = {
  COMMUNITY: {
    seats: ['LEAD_ENTERPRISE', 'LEAD_UNIVERSITY', 'LEAD_SCHOOL'],
    text: '行业产教融合共同体由一家龙头企业、一所高水平高校、一所职业学校牵头。One leading enterprise, one high-level university and one vocational school lead.',
  },
};

export const ruleOf = (kind: AllianceKind): Rule | undefined => RULES[kind];

/** Lead seats that no known member fills. */
export const missingSeats = (rule: Rule, filled: readonly MemberRole[]): MemberRole[] =>
  rule.seats.filter((seat) => !filled.includes(seat));

/**
 * Whether the seats are filled as the rule wants: true when each is filled once, false when one is filled twice,
 * null while a seat is open, because no evidence is not no.
 */
export function isCompliant(rule: Rule, filled: readonly MemberRole[]): boolean | null {
  if (rule.seats.some((seat) => filled.filter((role) => role === seat).length > 1)) return false;
  return missingSeats(rule, filled).length === 0 ? true : null;
}
