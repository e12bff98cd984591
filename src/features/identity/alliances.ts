import { compareIdentifiers } from './identifiers.ts';
import { readName } from './name.ts';
import { compareAllNames, compareOrganisations, type OrganisationDescription, regionsApart } from './organisations.ts';
import { type Reason, reason, type Verdict, verdict } from './verdict.ts';

/** What is known of an alliance when it is to be told from others: usually it has no code. */
export interface AllianceDescription extends OrganisationDescription {
  /** Who leads it, founded it or keeps its secretariat. */
  readonly leads?: readonly OrganisationDescription[];
  /** ISO 8601: a year, a month or a day. */
  readonly foundedOn?: string;
}

/** Whether two descriptions are of one alliance. Two may bear one name: a name alone is asked about, never merged. */
export function compareAlliances(a: AllianceDescription, b: AllianceDescription): Verdict {
  const coded = compareIdentifiers(a.identifiers ?? [], b.identifiers ?? []);
  if (coded) return coded;
  const named = compareAllNames(a, b);
  if (named.outcome === 'DIFFERENT') return named;
  const against = contradictions(a, b);
  const [first] = against;
  if (first) {
    const outcome = named.outcome === 'SAME' ? 'ASK' : 'DIFFERENT';
    return verdict(outcome, named.score * 0.5, first, ...against.slice(1), ...named.reasons);
  }
  if (named.outcome === 'ASK') return named;
  const support = confirmation(a, b);
  return support
    ? verdict('SAME', named.score, ...named.reasons, support)
    : verdict('ASK', 0.8, NAME_ALONE, ...named.reasons);
}

const NAME_ALONE = reason(
  'NAME_ALONE',
  'two alliances may bear one name: look at who leads them and when they were founded',
  '不同的联盟体可能同名：请核对牵头单位与成立时间',
);
const LEADS = reason('SHARED_LEAD', 'they are led by the same body', '牵头单位相同');
const FOUNDED = reason('FOUNDED_SAME_DAY', 'they were founded on the same day', '成立日期相同');
const APPOINTED = reason(
  'ONE_IN_ITS_PLACE',
  'an authority recognises one of this name in its place',
  '由主管部门在一地认定或组建，一地同名者仅有一个',
);

/** A whole day; a year or month in common says little. */
const isDay = (date: string | undefined): date is string => date?.length === 10;

function confirmation(a: AllianceDescription, b: AllianceDescription): Reason | undefined {
  if (sharesLead(a, b)) return LEADS;
  if (isDay(a.foundedOn) && a.foundedOn === b.foundedOn) return FOUNDED;
  return isOneInItsPlace(a) && isOneInItsPlace(b) ? APPOINTED : undefined;
}

const sharesLead = ({ leads: a = [] }: AllianceDescription, { leads: b = [] }: AllianceDescription): boolean =>
  a.some((one) => b.some((other) => compareOrganisations(one, other).outcome === 'SAME'));

/**
 * 市域产教联合体 (recognised for one city and park) and 教学指导委员会 (appointed by the education authority for one field), with
 * their division in their name. Communities, groups and leagues are founded by whoever likes, also under a name in use.
 */
function isOneInItsPlace({ name }: AllianceDescription): boolean {
  const { places, form, stem } = readName(name);
  return places.length > 0 && stem.length > 0 && /(?:产教联合体|教学指导委员会)$/.test(form?.written ?? '');
}

/** What speaks against one alliance of one name. */
function contradictions(a: AllianceDescription, b: AllianceDescription): Reason[] {
  const leadsKnown = (a.leads ?? []).length > 0 && (b.leads ?? []).length > 0;
  const found: Reason[] = [];
  if (regionsApart(a, b)) found.push(reason('OTHER_REGION', 'they are in two places', '所在地区不同'));
  if (leadsKnown && !sharesLead(a, b))
    found.push(reason('OTHER_LEADS', 'none of their leads is the same', '牵头单位不同'));
  if (datesApart(a.foundedOn, b.foundedOn))
    found.push(reason('FOUNDED_APART', 'they were founded at different times', '成立时间不同'));
  return found;
}

/** Neither a part of the other: 2025 and 2025-09 may be one day. */
export const datesApart = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && !a.startsWith(b) && !b.startsWith(a);
