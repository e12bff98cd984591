import type { Language } from '../../core/address/address.ts';
import type { FactFragment } from '../../generated/entity.ts';
import type { Words } from '../../language/words.ts';
import type { EntityWords } from './words.ts';

export interface Saying {
  readonly words: Words;
  readonly own: EntityWords;
  readonly language: Language;
}

/** As what, or how: 院长; 主办，代表…; 签约，第 2 项. Empty where the source says no more than the kind of fact. */
export function asWhat(fact: FactFragment, saying: Saying): string {
  return partsOf(fact, saying)
    .filter((part) => part !== null && part !== '')
    .join(saying.language === 'zh' ? '，' : ', ');
}

function partsOf(fact: FactFragment, { words, own }: Saying): readonly (string | null)[] {
  if ('title' in fact) return [fact.title, fact.titleKind === 'RANK' ? own.rank : null];
  if ('memberRole' in fact) return [fact.memberRole && (words.memberRoles[fact.memberRole] ?? fact.memberRole)];
  if ('capacity' in fact) {
    const { capacity, onBehalfOf } = fact;
    const behalf = onBehalfOf && own.onBehalfOf(onBehalfOf.name);
    const what = words.capacities[capacity] ?? capacity;
    // 代表 and 代表襄垣县人民政府 are said once
    return behalf?.startsWith(what) ? [behalf] : [what, behalf];
  }
  if (!('qualifier' in fact)) return [];
  const { qualifier, role, round, grade, term, ordinal, weight, at } = fact;
  return [
    qualifier && (words.qualifiers[qualifier] ?? qualifier),
    role,
    round,
    grade,
    term,
    ordinal === null ? null : own.ordinal(ordinal),
    weight === null ? null : own.weight(Math.round(weight * 100)),
    at && own.at(at.name),
  ];
}
