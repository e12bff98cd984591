import { compareNames } from './compare-names.ts';
import { liesIn } from './divisions.ts';
import { compareIdentifiers } from './identifiers.ts';
import { readName } from './name.ts';
import { spell } from './spelling.ts';
import { type Identifier, type Reason, reason, type Verdict, verdict } from './verdict.ts';

export type NameKind = 'CURRENT' | 'OFFICIAL' | 'FORMER' | 'SHORT' | 'ELLIPTICAL' | 'CANDIDATE';

/** What is known of a body when it is to be told from others. */
export interface OrganisationDescription {
  readonly name: string;
  /** An `EntityKind` of the schema. */
  readonly kind?: string;
  /** Kinds as in `aliases[].kind` of a record. */
  readonly aliases?: readonly { readonly name: string; readonly kind: NameKind }[];
  readonly identifiers?: readonly Identifier[];
  /** Codes of GB/T 2260 of where it is. */
  readonly regions?: readonly string[];
}

/** Whether two descriptions are of one body: identifiers decide first, then names, then what is known besides. */
export function compareOrganisations(a: OrganisationDescription, b: OrganisationDescription): Verdict {
  const coded = compareIdentifiers(a.identifiers ?? [], b.identifiers ?? []);
  if (coded) return coded.outcome === 'SAME' ? unlessPart(coded, a, b) : coded;
  return inContext(compareAllNames(a, b), a, b);
}

const PART_WITH_CODE = reason(
  'PART_WITH_CODE_OF_WHOLE',
  'one is named as a part of the other, yet both bear the code of the whole',
  '一方按名称是另一方的组成部分，却使用同一代码',
);

/** Lists give campuses and branches the code of their whole. */
function unlessPart(coded: Verdict, a: OrganisationDescription, b: OrganisationDescription): Verdict {
  const [ours, theirs] = [readName(a.name), readName(b.name)];
  const isCampus = (name: typeof ours): boolean =>
    name.part !== undefined || name.brackets.some(({ kind }) => kind === 'SITE');
  const oneIsPart = isCampus(ours) !== isCampus(theirs) && ours.core === theirs.core;
  return oneIsPart ? verdict('ASK', 0.5, PART_WITH_CODE, ...coded.reasons) : coded;
}

const RANK = { SAME: 2, ASK: 1, DIFFERENT: 0 };
const better = (one: Verdict, other: Verdict): Verdict =>
  RANK[other.outcome] > RANK[one.outcome] || (one.outcome === other.outcome && other.score > one.score) ? other : one;

/** Names that a body bears now, in any language; the others are told apart by ALIAS. */
const OFFICIAL: readonly NameKind[] = ['CURRENT', 'OFFICIAL'];
const ALIAS: Readonly<Partial<Record<NameKind, Reason>>> = {
  FORMER: reason(
    'FORMER_NAME',
    'one bears a former name of the other: it may be another body that took the name',
    '一方使用另一方的曾用名：也可能是后来沿用该名的其他单位',
  ),
  SHORT: reason('SHORT_NAME', 'one bears a short name of the other', '一方使用另一方的简称'),
  ELLIPTICAL: reason('SHORT_NAME', 'one bears a short name of the other', '一方使用另一方的简称'),
  CANDIDATE: reason('CANDIDATE_NAME', 'one bears a name that may be one of the other', '一方使用另一方的候选别名'),
};

const namesOf = ({ name, aliases = [] }: OrganisationDescription): { name: string; kind: NameKind }[] => [
  { name, kind: 'CURRENT' },
  ...aliases,
];

export function compareAllNames(a: OrganisationDescription, b: OrganisationDescription): Verdict {
  let best = compareNames(a.name, b.name);
  for (const one of namesOf(a)) {
    for (const other of namesOf(b)) best = better(best, compareTwo(one, other));
  }
  return best;
}

function compareTwo(one: { name: string; kind: NameKind }, other: { name: string; kind: NameKind }): Verdict {
  if (OFFICIAL.includes(one.kind) && OFFICIAL.includes(other.kind)) return compareNames(one.name, other.name);
  const why = ALIAS[one.kind] ?? ALIAS[other.kind];
  const equal = why !== undefined && spell(one.name) === spell(other.name);
  return equal ? verdict('ASK', 0.8, why) : verdict('DIFFERENT', 0);
}

const REGIONS = reason('OTHER_REGION', 'they are in two places', '所在地区不同');
const KINDS = reason('OTHER_KIND', 'they are given as bodies of two kinds', '机构类别不同');
/** Sources disagree on what is a government body, an association or an institution. */
const LOOSE = ['GOVERNMENT_BODY', 'ASSOCIATION', 'INSTITUTION'];

/** What else is known can take certainty away, never give it. */
function inContext(said: Verdict, a: OrganisationDescription, b: OrganisationDescription): Verdict {
  if (said.outcome === 'DIFFERENT') return said;
  const doubts = [...(regionsApart(a, b) ? [REGIONS] : []), ...(kindsApart(a.kind, b.kind) ? [KINDS] : [])];
  if (doubts.length === 0) return said;
  const outcome = said.outcome === 'SAME' ? 'ASK' : 'DIFFERENT';
  return verdict(outcome, said.score * 0.5, ...doubts, ...said.reasons);
}

const kindsApart = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b && !(LOOSE.includes(a) && LOOSE.includes(b));

/** Both say where they are, and neither lies in the other. */
export function regionsApart(
  { regions: a = [] }: OrganisationDescription,
  { regions: b = [] }: OrganisationDescription,
): boolean {
  return a.length > 0 && b.length > 0 && !a.some((one) => b.some((other) => liesIn(one, other) || liesIn(other, one)));
}
