import { nameInKey } from '../../../database/names.ts';
import type { Body } from '../cast.ts';
import { bodyKey, publisherOf, regionKey, sourceKey, zoneKey } from '../keys.ts';
import type { Ground, SourceProposal } from '../ledger.ts';
import { wordsOf } from '../reading.ts';
import { BY_NAME, type Draft } from './draft.ts';

const MAX_TITLE = 400;
const MAX_FIRST_LINE = 60;

/** The report itself as a source. */
export function sourceOf({ reading }: Draft, sha256: string): SourceProposal {
  const { article, cast } = reading;
  const publisher = publisherOf(article);
  const contributor = article.contributor && cast.find(wordsOf(reading, article.contributor));
  const { start, end } = article.title ?? article.paragraphs[0] ?? { start: 0, end: 0 };
  const title = wordsOf(reading, { start, end: article.title ? end : Math.min(end, start + MAX_FIRST_LINE) }).trim();
  return {
    type: 'source',
    key: sourceKey(article),
    title: title === '' ? 'untitled' : [...title].slice(0, MAX_TITLE).join(''),
    ...(publisher === undefined ? {} : { publisher }),
    ...(contributor ? { contributor: bodyKey(contributor) } : {}),
    ...(article.url !== undefined && URL.canParse(article.url) ? { url: article.url } : {}),
    ...(article.publishedOn === undefined ? {} : { publishedOn: article.publishedOn }),
    ...(article.publishedAt === undefined ? {} : { publishedAt: article.publishedAt }),
    sha256,
  };
}

export function proposeBodies(draft: Draft): void {
  const { bodies } = draft.reading.cast;
  for (const body of bodies) proposeBody(draft, body);
  for (const body of bodies) if (body.parent) proposeParent(draft, body, body.parent);
  proposePublisher(draft);
}

function proposeBody(draft: Draft, body: Body): void {
  const [first] = body.mentions;
  if (!first) return;
  const aliases = [...body.aliases].map(([name, { kind, at }]) => ({
    name,
    kind,
    evidence: [draft.ledger.evidence(draft.ground({ ...at, rule: 'body.alias' }), name)],
  }));
  const attributes = attributesOf(draft, body);
  const inferred = [...(body.inferred ? ['name'] : []), ...(body.kind === 'ALLIANCE' ? ['category'] : [])];
  const key = bodyKey(body);
  draft.ledger.entity(
    {
      kind: body.kind,
      key,
      name: body.name,
      ...(aliases.length > 0 ? { aliases } : {}),
      ...(attributes ? { attributes } : {}),
      ...(inferred.length > 0 ? { inferred } : {}),
      status: body.inferred ? 'INFERRED' : 'ASSERTED',
      confidence: body.inferred ? 0.8 : 0.9,
    },
    body.mentions.map((mention) => draft.ground(mention)),
  );
  proposeJurisdiction(draft, body, key, draft.ground(first));
}

function attributesOf(draft: Draft, body: Body): Record<string, unknown> | undefined {
  if (body.kind === 'ALLIANCE') return { category: body.category ?? 'OTHER', status: statusOf(draft, body) };
  const unit = body.parent?.qualifier;
  return body.kind === 'ASSOCIATION' && unit !== undefined && unit !== 'CAMPUS' ? { unit } : undefined;
}

const ZONE = /^(.+?(?:高新区|开发区|经开区|新区))(?:党工委|管委会|管理委员会)$/;
const GOVERNING: readonly string[] = ['ALLIANCE', 'GOVERNMENT_BODY', 'ASSOCIATION'];

/** A name that begins with a region says what it is for, not where it sits; schools and firms say neither. */
function proposeJurisdiction(draft: Draft, body: Body, key: string, ground: Ground): void {
  if (!body.region || !GOVERNING.includes(body.kind)) return;
  const zone = ZONE.exec(body.name)?.[1];
  const to = zone ? zoneKey(body.region, zone) : regionKey(body.region);
  const claim = { ...draft.seen(), status: 'INFERRED', confidence: BY_NAME } as const;
  draft.region(body.region, ground);
  if (zone) {
    const at = { ...ground, rule: 'region.zone' };
    const attributes = { level: '开发区' };
    draft.ledger.entity({ kind: 'REGION', key: to, name: zone, attributes, inferred: ['level'], ...claim }, [at]);
    draft.ledger.relation({ kind: 'PART_OF', from: to, to: regionKey(body.region), ...claim }, at);
  }
  const qualifiers = { qualifier: 'JURISDICTION' };
  const at = { ...ground, rule: 'body.jurisdiction' };
  draft.ledger.relation({ kind: 'LOCATED_IN', from: key, to, qualifiers, ...claim }, at);
}

function proposeParent(draft: Draft, body: Body, { body: parent, qualifier }: NonNullable<Body['parent']>): void {
  const [first] = body.mentions;
  if (!first) return;
  const claim = { ...draft.seen(), status: 'INFERRED', confidence: BY_NAME } as const;
  draft.ledger.relation(
    { kind: 'PART_OF', from: bodyKey(body), to: bodyKey(parent), qualifiers: { qualifier }, ...claim },
    draft.ground({ ...first, rule: 'body.parent' }),
  );
}

/** A site that prints its own name above a report is the body that published it. */
function proposePublisher({ reading, ledger }: Draft): void {
  const { publisher, title, url } = reading.article;
  if (!publisher || !title || publisher.end > title.start || url) return;
  const name = wordsOf(reading, publisher).trim();
  const key = nameInKey(name);
  if (key === '') return;
  ledger.entity({ kind: 'INSTITUTION', key: `org:${key}`, name, status: 'ASSERTED', confidence: 0.8 }, [
    { ...publisher, paragraph: 0, rule: 'source.publisher' },
  ]);
}

/** How far around a name its status is looked for. */
const AROUND = 14;

/** What is only proposed or publicised is not yet recognised. */
function statusOf({ reading: { article } }: Draft, { mentions }: Body): string {
  const { text, title } = article;
  const headline = title ? text.slice(title.start, title.end) : '';
  if (/公示/.test(headline) && /拟/.test(headline)) return 'PUBLICISED';
  const around = mentions
    .map(({ start, end }) => `${text.slice(Math.max(0, start - AROUND), start)}|${text.slice(end, end + AROUND)}`)
    .join('¶');
  if (/(?:拟|筹建|筹备|计划|申报|将)[^¶|。，]{0,8}(?:成立|组建|认定)?\||\|(?:拟|正在筹|筹备|将)/.test(around))
    return 'PROPOSED';
  return /\|[^¶。未拟]{0,12}(?:正式|宣告|揭牌)?成立(?!大会|以来)|\|成立大会/.test(around) ? 'ESTABLISHED' : 'UNKNOWN';
}
