import type { Saying } from './fact-text.ts';
import type { PageEntity } from './page-entity.ts';

export interface Particular {
  readonly name: string;
  readonly value: string;
}

interface Telling extends Saying {
  readonly day: (day: string) => string;
}

type Given = readonly [name: string, value: string | null | undefined];

/** The attributes of an entity, by name, those that are known. */
export function particularsOf(entity: PageEntity, telling: Telling): Particular[] {
  const given = [...eventOf(entity, telling), ...bodyOf(entity, telling), ...thingOf(entity, telling)];
  return given.flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ name, value }],
  );
}

function eventOf(entity: PageEntity, telling: Telling): readonly Given[] {
  if (!('attendance' in entity)) return [];
  const { own, day, language } = telling;
  const { particulars, categories } = own;
  const { eventCategory, theme, startsOn, endsOn, unnamedSpeakers } = entity;
  const days = [startsOn, endsOn === startsOn ? null : endsOn].filter((each) => each !== null);
  return [
    [particulars.category, eventCategory && (categories[eventCategory] ?? eventCategory)],
    [particulars.theme, theme],
    [particulars.days, days.map(day).join(language === 'zh' ? '至' : ' to ')],
    [particulars.attendance, attendanceText(entity.attendance, telling)],
    [particulars.unnamed, unnamedSpeakers === null ? null : yesOrNo(unnamedSpeakers, own)],
  ];
}

type Attendance = Extract<PageEntity, { readonly attendance: unknown }>['attendance'];

/** 至少 150 人（教师、学生等）: a lower bound stays one. */
function attendanceText(attendance: Attendance, { own, words }: Telling): string | null {
  if (!attendance) return null;
  const { atLeast, exact, groups, open } = attendance;
  const number = atLeast === null ? '' : (exact ? own.exactly : own.atLeast)(atLeast);
  const who = groups.length === 0 ? '' : `（${words.listed(groups)}${open ? own.open : ''}）`;
  return number + who;
}

const yesOrNo = (value: boolean, own: Telling['own']): string => (value ? own.yes : own.no);

function bodyOf(entity: PageEntity, telling: Telling): readonly Given[] {
  const { own, words } = telling;
  const { particulars } = own;
  if ('allianceKind' in entity) {
    return [
      [particulars.category, words.allianceKinds[entity.allianceKind] ?? entity.allianceKind],
      [particulars.status, own.allianceStatuses[entity.allianceStatus] ?? entity.allianceStatus],
      [particulars.term, entity.term],
      [particulars.composition, compositionText(entity.composition, telling)],
    ];
  }
  if ('educationLevel' in entity) return [[particulars.educationLevel, entity.educationLevel]];
  if ('unit' in entity) return [[particulars.unit, entity.unit && (own.units[entity.unit] ?? entity.unit)]];
  if ('exclusive' in entity) {
    return [[particulars.exclusive, entity.exclusive === null ? null : yesOrNo(entity.exclusive, own)]];
  }
  return [];
}

type Composition = Extract<PageEntity, { readonly composition: unknown }>['composition'];

/** Whether the lead seats are filled as the rule wants; what is not known is not said to be unmet. */
function compositionText(composition: Composition, { own, words }: Telling): string | null {
  if (!composition) return null;
  if (composition.compliant !== null) return composition.compliant ? own.compliant : own.notCompliant;
  const missing = composition.missing.map((role) => words.memberRoles[role] ?? role);
  return own.compositionUnknown(words.listed(missing));
}

function thingOf(entity: PageEntity, { own }: Telling): readonly Given[] {
  const { particulars, categories } = own;
  if ('standardLevel' in entity) {
    const { stage, stageAtMost } = entity;
    const bound = stageAtMost && `${own.stages[stage]}（${particulars.stageAtMost} ${own.stages[stageAtMost]}）`;
    return [
      [particulars.number, entity.number],
      [particulars.level, own.levels[entity.standardLevel] ?? entity.standardLevel],
      [particulars.stage, bound ?? own.stages[stage] ?? stage],
    ];
  }
  if ('side' in entity) {
    const { offerCategory, quantity, amountUnit, urgency, neededLevel, reach } = entity;
    return [
      [particulars.side, own.sides[entity.side] ?? entity.side],
      [particulars.category, offerCategory && (categories[offerCategory] ?? offerCategory)],
      [particulars.quantity, quantity === null ? null : `${quantity} ${amountUnit ?? ''}`],
      [particulars.urgency, urgency && (categories[urgency] ?? urgency)],
      [particulars.neededLevel, neededLevel && (own.education[neededLevel] ?? neededLevel)],
      [particulars.reach, reach && (own.reach[reach] ?? reach)],
    ];
  }
  if ('facilityStatus' in entity) {
    const { facilityCategory, facilityStatus } = entity;
    return [
      [particulars.category, facilityCategory && (categories[facilityCategory] ?? facilityCategory)],
      [particulars.status, own.facilities[facilityStatus] ?? facilityStatus],
    ];
  }
  if ('themeCategory' in entity)
    return [[particulars.category, own.themes[entity.themeCategory] ?? entity.themeCategory]];
  if ('complete' in entity)
    return [[particulars.complete, entity.complete === null ? null : yesOrNo(entity.complete, own)]];
  if (!('codeLevel' in entity)) return [];
  const { code, system, version, codeLevel } = entity;
  return [
    [particulars.code, code && [code, [system, version].filter(Boolean).join(' ')].filter(Boolean).join(' · ')],
    [particulars.level, codeLevel],
  ];
}
