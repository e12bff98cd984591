import { compareIdentifiers } from './identifiers.ts';
import { compareOrganisations, type OrganisationDescription } from './organisations.ts';
import { spell } from './spelling.ts';
import { type Identifier, type Outcome, reason, type Verdict, verdict } from './verdict.ts';

/** A post or rank that somebody holds at a body. */
export interface PostDescription {
  readonly body: OrganisationDescription;
  /** 院长, 党委书记, 教授. */
  readonly title: string;
  /** Periods on which, or from and to which, it was held: 2025, 2025-09, 2025-09-21. */
  readonly seenOn?: readonly string[];
}

/** What is known of a person when they are to be told from namesakes. */
export interface PersonDescription {
  readonly name: string;
  readonly identifiers?: readonly Identifier[];
  readonly posts?: readonly PostDescription[];
  /** Keys of events they took part in. */
  readonly events?: readonly string[];
}

/** Honorifics and white space are no part of a name. */
export const personName = (name: string): string =>
  spell(name)
    .replace(/(?:先生|女士|同志|教授|博士|院士|老师)$/, '')
    .replaceAll('·', '');

/** Whether two descriptions are of one person. A name alone never makes one person of two. */
export function comparePeople(a: PersonDescription, b: PersonDescription): Verdict {
  const coded = compareIdentifiers(a.identifiers ?? [], b.identifiers ?? []);
  if (coded) return coded;
  if (personName(a.name) !== personName(b.name) || personName(a.name) === '') {
    return verdict('DIFFERENT', 0, reason('OTHER_NAME', 'the names are different', '姓名不同'));
  }
  const ties = (a.posts ?? []).flatMap((one) => (b.posts ?? []).map((other) => comparePosts(one, other)));
  return strongest([...ties, ...sharedEvents(a, b)]) ?? NAME_ALONE;
}

const NAME_ALONE = verdict(
  'DIFFERENT',
  0.2,
  reason('NAME_ALONE', 'an equal name is all they have in common', '仅姓名相同，别无共同之处'),
);

const RANK: Readonly<Record<Outcome, number>> = { SAME: 2, ASK: 1, DIFFERENT: 0 };
const strongest = (ties: readonly Verdict[]): Verdict | undefined =>
  [...ties]
    .filter(({ outcome }) => outcome !== 'DIFFERENT')
    .sort((a, b) => RANK[b.outcome] - RANK[a.outcome] || b.score - a.score || (codes(a) < codes(b) ? -1 : 1))[0];
const codes = ({ reasons }: Verdict): string => reasons.map(({ code }) => code).join();

function sharedEvents({ events: a = [] }: PersonDescription, { events: b = [] }: PersonDescription): Verdict[] {
  const shared = a.filter((event) => b.includes(event)).sort()[0];
  return shared === undefined
    ? []
    : [verdict('ASK', 0.7, reason('SHARED_EVENT', `both took part in ${shared}`, `均参加 ${shared}`))];
}

/** Posts that one person at a time fills; two namesakes one after the other would be a coincidence. */
const EXCLUSIVE =
  /(?:书记|校长|院长|会长|理事长|秘书长|董事长|总经理|总裁|主任|主席|局长|厅长|部长|司长|处长|所长|市长|县长|区长|省长|州长|总工程师|总会计师|馆长|站长|行长|厂长|总监)$/;
/** Several fill them at a time, or anybody may: no evidence that two of them are one. */
const SEVERAL =
  /^(?:副|常务副)?(?:教授|研究员|教师|讲师|委员|成员|理事|职员|员工|学生|博士生?|硕士生?|工程师|专家|顾问|代表|干事)|(?:委员|成员|理事|员|教师|学生|博士|硕士|顾问|教授)$/;
/** Years between two sightings in one post after which it may be somebody else: two terms of office. */
const MOST_YEARS = 10;

function comparePosts(one: PostDescription, other: PostDescription): Verdict {
  const bodies = compareOrganisations(one.body, other.body);
  const [ours, theirs] = [titleOf(one), titleOf(other)];
  const sameTitle = ours === theirs;
  if (bodies.outcome === 'SAME') return atSameBody(ours, theirs, yearsBetween(one, other));
  if (bodies.outcome === 'ASK' && sameTitle) {
    return verdict(
      'ASK',
      0.7,
      reason(
        'SAME_POST_AT_PERHAPS_SAME_BODY',
        'the same post at what may be one body',
        '职务相同，所在单位可能为同一单位',
      ),
      ...bodies.reasons,
    );
  }
  const related = bodies.outcome === 'ASK' || bodies.reasons.some(({ code }) => code === 'PART_OF');
  return related
    ? verdict(
        'ASK',
        0.5,
        reason(
          'RELATED_BODIES',
          'posts at bodies that belong together or may be one',
          '任职单位相互关联或可能为同一单位',
        ),
        ...bodies.reasons,
      )
    : verdict('DIFFERENT', 0.2, ...bodies.reasons);
}

function atSameBody(ours: string, theirs: string, years: number): Verdict {
  if (ours !== theirs) {
    return verdict(
      'ASK',
      0.6,
      reason(
        'SAME_BODY',
        'other posts at the same body: a career, or two people',
        '同一单位的不同职务：可能是升任，也可能是两人',
      ),
    );
  }
  if (years > MOST_YEARS) {
    return verdict(
      'ASK',
      0.6,
      reason('SAME_POST_LONG_AFTER', `the same post, ${years} years apart`, `职务相同，但相隔 ${years} 年`),
    );
  }
  const sure = EXCLUSIVE.test(ours) && !SEVERAL.test(ours);
  return sure
    ? verdict('SAME', 0.95, reason('SAME_POST', 'the same post at the same body', '同一单位的同一职务'))
    : verdict(
        'ASK',
        0.7,
        reason(
          'SAME_RANK',
          'the same title at the same body, which several people may bear',
          '同一单位的同一称谓，可由多人担任',
        ),
      );
}

/** A title as titles are compared: without term and remarks. */
const titleOf = ({ title }: PostDescription): string =>
  spell(title).replaceAll(/\([^()]*\)|第[一二三四五六七八九十\d]+届|时任|现任/g, '');

/** Whole years between the nearest sightings; 0 where one of them has none. */
function yearsBetween({ seenOn: a = [] }: PostDescription, { seenOn: b = [] }: PostDescription): number {
  const gaps = a.flatMap((one) => b.map((other) => Math.abs(Number(one.slice(0, 4)) - Number(other.slice(0, 4)))));
  const least = Math.min(...gaps.filter(Number.isFinite));
  return Number.isFinite(least) ? least : 0;
}
