import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ClaimRecord, EntityRecord, Evidence, RelationRecord } from '../support/seed.ts';
import {
  ARTICLE,
  articleEvidence,
  articleText,
  claims,
  entities,
  entityByKey,
  fromArticle,
  label,
  nameOf,
  readme,
  relations,
  seed,
  sources,
} from '../support/seed.ts';

const codePoints = [...(articleText ?? '')];
const wordsOf = ({ start, end }: Evidence): string => codePoints.slice(start, end).join('');
const wholeClaim = ({ field }: Evidence): boolean => field === undefined || field === 'name';
const claimWords = (claim: ClaimRecord): string[] => articleEvidence(claim).filter(wholeClaim).map(wordsOf);
const allEvidence = (claim: ClaimRecord): Evidence[] =>
  claim.type === 'entity'
    ? [...claim.evidence, ...(claim.aliases ?? []).flatMap(({ evidence = [] }) => evidence)]
    : claim.evidence;

/** Spans [start, end) of paragraphs: the header is 0, the non-empty body lines follow, the boilerplate is left out. */
const paragraphSpans = (text: string): [number, number][] => {
  const spans: [number, number][] = [];
  let start = 0;
  let header = true;
  for (const line of text.split('\n')) {
    const end = start + [...line].length;
    if (line.startsWith('免责声明')) break;
    if (header && line === '') spans.push([0, start]);
    if (!header && line.trim() !== '') spans.push([start, end]);
    header = header && line !== '';
    start = end + 1;
  }
  return spans;
};
const spans = paragraphSpans(articleText ?? '');

const namesOf = ({ name, aliases = [] }: EntityRecord): string[] => [name, ...aliases.map((alias) => alias.name)];
const namesAt = (key: string): string[] => {
  const entity = entityByKey.get(key);
  return entity === undefined ? [] : namesOf(entity);
};
const mentions = (words: string, key: string): boolean => namesAt(key).some((name) => words.includes(name));
const inferredName = ({ inferred = [] }: EntityRecord): boolean => inferred.includes('name');

/** Kinds whose words name where the relation begins; those of other kinds without a verb name where it ends. */
const FROM_IS_NAMED = new Set(['IN_INDUSTRY', 'GOVERNS']);
/** The verb that the words must hold. */
const CAPACITY_WORDS: Record<string, RegExp> = {
  CONVENED: /工作会议|年度会议/,
  HOST: /共同主办/,
  UNDERTAKER: /承办/,
  CHAIR: /主持/,
  REPRESENTATIVE: /代表/,
  SPEAKER: /致欢迎辞|祝贺|作《.+》|带来《.+》/,
};
const OUTCOME_WORDS: Record<string, RegExp> = {
  SIGNED: /^签约/,
  RELEASED: /^发布/,
  LAUNCHED: /^启动/,
  UNVEILED: /揭牌$/,
  AWARDED: /^颁发|表彰$/,
  PRESENTED: /作《|带来《/,
};
const qualifier = ({ qualifiers = {} }: RelationRecord, name: string): string => String(qualifiers[name] ?? '');
/** The demand's words refer back: to the industry by a pronoun, to its owner not at all. */
const ofTheDemand = (relation: RelationRecord): boolean =>
  nameOf(relation.to) === '高端装备制造高素质人才' || nameOf(relation.from) === '高端装备制造高素质人才';

const shows = (words: string, relation: RelationRecord): boolean => {
  const { kind, from, to } = relation;
  const theme = entityByKey.get(to);
  if (kind === 'HOLDS_ROLE')
    return words.includes(qualifier(relation, 'title')) && (mentions(words, from) || mentions(words, to));
  if (kind === 'PARTICIPATES_IN')
    return mentions(words, from) && (CAPACITY_WORDS[qualifier(relation, 'capacity')]?.test(words) ?? false);
  if (kind === 'PRODUCED_AT')
    return mentions(words, from) && (OUTCOME_WORDS[qualifier(relation, 'qualifier')]?.test(words) ?? false);
  if (kind === 'ADVOCATES' && theme !== undefined)
    return inferredName(theme) || [...theme.name].every((character) => words.includes(character));
  if (kind === 'SUCCEEDS') return words.startsWith('会后');
  if (entityByKey.get(from)?.kind === 'EVENT' && kind === 'PART_OF') return claimWords(eventOf(from)).includes(words);
  if (ofTheDemand(relation)) return words.includes('长治');
  return mentions(words, FROM_IS_NAMED.has(kind) ? from : to);
};
const eventOf = (key: string): EntityRecord => {
  const event = entityByKey.get(key);
  if (event === undefined) throw new Error(`No entity ${key}`);
  return event;
};

/** Names that the article does not print as they stand: descriptions, an ellipsis resolved, and noun phrases of our own. */
const NAMED_BY_US = [
  '长治市高新区管委会',
  '宋志平致欢迎辞',
  '郑丽梅致贺讲话',
  '朱静致贺讲话',
  '段联刚致贺讲话',
  '两委员会聘书颁发仪式',
  '团体标准制定项目签约仪式',
  '实施方法发布仪式',
  '实训基地共建计划启动仪式',
  '党建工作坊揭牌仪式',
  '先进个人和集体表彰',
  '卫玉玺专题报告',
  '闫波工作报告',
  '张广红工作报告',
  '郑丽梅专题讲座',
  '院校与企业专家的讲座和案例分享',
  '山西省职业教育装备制造专业教学指导委员会2025年度会议',
  '新业态人才与融合机制',
  '职业教育国际交流',
  '产业需求导向',
  '高端装备制造高素质人才',
];

describe('evidence', () => {
  it('is there for every claim, from a source of the seed, said by somebody in the seed', () => {
    const known = new Set(sources.map(({ key }) => key));
    expect(claims.filter(({ evidence }) => evidence.length === 0).map(label)).toEqual([]);
    const evidence = claims.flatMap(allEvidence);
    expect(evidence.filter(({ source }) => !known.has(source))).toEqual([]);
    expect(evidence.filter(({ speaker }) => speaker !== undefined && !entityByKey.has(speaker))).toEqual([]);
    const ends = sources.flatMap(({ contributor }) => contributor ?? []);
    expect(ends.map(nameOf)).toEqual(['山西机电职业技术学院']);
  });

  it('has paragraph and offsets wherever it is the article', () => {
    const located = claims.flatMap(allEvidence).filter(({ source }) => source === ARTICLE);
    const lacking = located.filter(({ paragraph, start, end }) => [paragraph, start, end].includes(undefined));
    expect(located.length).toBeGreaterThan(200);
    expect(lacking).toEqual([]);
  });

  it('supports, by field, only what the record has', () => {
    const unsupported = claims.flatMap((claim) =>
      allEvidence(claim).flatMap(({ field }) => {
        if (field === undefined || field in claim) return [];
        if (claim.type === 'relation') return [`${label(claim)}: ${field}`];
        return field in (claim.attributes ?? {}) || namesOf(claim).includes(field) ? [] : [`${claim.key}: ${field}`];
      }),
    );
    expect(unsupported).toEqual([]);
  });

  it('keeps no text of the article', () => {
    expect(sources.filter(({ text }) => text !== undefined)).toEqual([]);
  });
});

describe.skipIf(articleText === undefined)('evidence, read in the article', () => {
  it('is the article whose SHA-256 the source gives', () => {
    const sha256 = createHash('sha256')
      .update(articleText ?? '')
      .digest('hex');
    expect(sources.find(({ key }) => key === ARTICLE)?.sha256).toBe(sha256);
  });

  it('lies in the paragraph that it names', () => {
    expect(spans).toHaveLength(11);
    const astray = claims.flatMap(allEvidence).filter(({ source, paragraph = -1, start = -1, end = -1 }) => {
      const [from = 0, to = 0] = spans[paragraph] ?? [];
      return source === ARTICLE && !(from <= start && start < end && end <= to);
    });
    expect(astray).toEqual([]);
  });

  it('prints the name of each entity, but for those named by us', () => {
    const articleEntities = entities.filter(fromArticle);
    const printed = (entity: EntityRecord) =>
      claimWords(entity).some((words) => namesOf(entity).some((name) => words.includes(name)));
    expect(articleEntities.filter((entity) => !inferredName(entity) && !printed(entity)).map(label)).toEqual([]);
    expect(articleEntities.filter(inferredName).map(({ name }) => name)).toEqual(NAMED_BY_US);
  });

  it('prints each alias as it is written', () => {
    const aliases = entities.flatMap(({ aliases = [] }) => aliases);
    const misread = aliases.filter(({ name, evidence = [] }) => evidence.some((each) => wordsOf(each) !== name));
    expect(aliases.map(({ kind }) => kind).sort()).toEqual(['CANDIDATE', 'ELLIPTICAL', ...Array(4).fill('SHORT')]);
    expect(misread).toEqual([]);
  });

  it('prints what each relation needs: title and holder, verb and outcome, or the end it is about', () => {
    const unshown = relations
      .filter(fromArticle)
      .filter((relation) => !claimWords(relation).every((words) => shows(words, relation)))
      .map((relation) => `${label(relation)} ← ${claimWords(relation).join(' | ')}`);
    expect(unshown).toEqual([]);
  });

  it.each([
    ['startsOn', '创新校企合作 赋能高端装备2025工作会议', /^9月21日$/],
    ['attendance', '创新校企合作 赋能高端装备2025工作会议', /150余位/],
    ['term', '山西省职业教育装备制造专业教学指导委员会', /^第二届/],
    ['level', '悬臂式掘进机再制造通用技术要求', /团体标准/],
    ['stageAtMost', '悬臂式掘进机再制造通用技术要求', /^签约.*制定项目$/],
  ])('shows the %s of %s', (field, name, pattern) => {
    const entity = entities.find((each) => each.name === name);
    const words = (entity?.evidence ?? []).filter((each) => each.field === field).map(wordsOf);
    expect(words).toEqual([expect.stringMatching(pattern)]);
  });
});

describe.skipIf(articleText === undefined)('words of our own', () => {
  const LONGEST = 11;
  const text = articleText ?? '';
  const proper = entities
    .filter((entity) => entity.kind !== 'THEME' && !inferredName(entity))
    .flatMap(namesOf)
    .concat(sources.map(({ title }) => title));
  const borrowed = (words: string): string[] =>
    [...words.matchAll(/\p{Script=Han}+/gu)]
      .flatMap(([run]) => [...run].map((_, at) => run.slice(at, at + LONGEST + 1)))
      .filter((run) => run.length > LONGEST && text.includes(run) && !proper.some((name) => name.includes(run)));

  /** Properties that hold keys and proper names. */
  const NAMES = new Set([
    'key',
    'from',
    'to',
    'at',
    'onBehalfOf',
    'speaker',
    'source',
    'contributor',
    'title',
    'field',
  ]);
  const prose = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    if (Array.isArray(value)) return value.flatMap(prose);
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, inner]) => (NAMES.has(name) ? [] : prose(inner)));
  };

  it('would notice a clause of the article', () => {
    expect(borrowed(codePoints.slice(800, 822).join(''))).not.toEqual([]);
  });

  it('are used in every note, theme and attribute', () => {
    expect(seed.flatMap(prose).flatMap(borrowed)).toEqual([]);
  });

  it('are used in the README', () => {
    expect(borrowed(readme)).toEqual([]);
  });
});
