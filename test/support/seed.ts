import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The records of `seed/`, as written; what the files hold is the subject of the tests, so nothing is repaired here. */
export type Evidence = {
  source: string;
  paragraph?: number;
  start?: number;
  end?: number;
  field?: string;
  speaker?: string;
  note?: string;
};
export type Validity = { from?: string; to?: string; observedOn?: string[] };
export type Alias = { name: string; kind: string; evidence?: Evidence[] };
export type Attributes = Record<string, unknown>;
export type SourceRecord = {
  type: 'source';
  key: string;
  title: string;
  publisher: string;
  contributor?: string;
  url?: string;
  publishedOn?: string;
  publishedAt?: string;
  sha256?: string;
  text?: string;
};
type Claim = { kind: string; validity?: Validity; status?: string; confidence?: number; evidence: Evidence[] };
export type EntityRecord = Claim & {
  type: 'entity';
  key: string;
  name: string;
  aliases?: Alias[];
  identifiers?: { scheme: string; value: string }[];
  attributes?: Attributes;
  inferred?: string[];
};
export type RelationRecord = Claim & { type: 'relation'; from: string; to: string; qualifiers?: Attributes };
export type ClaimRecord = EntityRecord | RelationRecord;
export type SeedRecord = SourceRecord | ClaimRecord;

const FOLDER = new URL('../../seed/', import.meta.url);
const SHARED = new URL('../../../shared/articles/', import.meta.url);

export const ARTICLE = 'source:中国教育在线-2025-09-22';

export const seed: readonly SeedRecord[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.jsonl'))
  .sort()
  .flatMap((file) => readFileSync(new URL(file, FOLDER), 'utf8').trimEnd().split('\n'))
  .map((line): SeedRecord => JSON.parse(line));

export const sources = seed.filter((record) => record.type === 'source');
export const entities = seed.filter((record) => record.type === 'entity');
export const relations = seed.filter((record) => record.type === 'relation');
export const claims: readonly ClaimRecord[] = [...entities, ...relations];
export const readme = readFileSync(new URL('README.md', FOLDER), 'utf8');

export const articleEvidence = (claim: ClaimRecord): Evidence[] =>
  claim.evidence.filter(({ source }) => source === ARTICLE);
export const fromArticle = (claim: ClaimRecord): boolean => articleEvidence(claim).length > 0;

export const entityByKey = new Map(entities.map((entity) => [entity.key, entity]));
/** An entity's name for its key; other values as they are, so that expectations read as sentences. */
export const nameOf = (value: unknown): unknown =>
  typeof value === 'string' ? (entityByKey.get(value)?.name ?? value) : value;

export type Fact = { kind: string; from?: string; to?: string; qualifiers?: Attributes };
/** The relations from the article that fit: ends and qualifiers are given by name. */
export const facts = ({ kind, from, to, qualifiers = {} }: Fact): RelationRecord[] =>
  relations.filter(
    (relation) =>
      relation.kind === kind &&
      fromArticle(relation) &&
      (from === undefined || nameOf(relation.from) === from) &&
      (to === undefined || nameOf(relation.to) === to) &&
      Object.entries(qualifiers).every(([name, value]) => nameOf(relation.qualifiers?.[name]) === value),
  );

/** One line that names a claim in a message. */
export const label = (claim: ClaimRecord): string =>
  claim.type === 'entity'
    ? claim.key
    : `${nameOf(claim.from)} ${claim.kind} ${nameOf(claim.to)} ${JSON.stringify(claim.qualifiers ?? {})}`;

const sharedFile = (path: string): string | undefined => {
  const url = new URL(path, SHARED);
  if (existsSync(url)) return readFileSync(url, 'utf8');
  console.warn(`Skipped what needs ${path}: the shared article is not beside this project.`);
  return undefined;
};
/** The founding article, undefined where the folder of shared texts is absent. */
export const articleText = sharedFile('seed.txt');
/** Its annotation, likewise. */
export const annotationText = sharedFile('truth/seed.json');
