/** The vocabularies that exports speak, with the prefixes they are written by. */
export const PREFIXES = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  oa: 'http://www.w3.org/ns/oa#',
  org: 'http://www.w3.org/ns/org#',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  schema: 'https://schema.org/',
  silian: 'urn:silian:term:',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;
export type Prefix = keyof typeof PREFIXES;
export type Compact = `${Prefix}:${string}`;

/** What a property's values are. A `date` is as exact as it is known: a day, a month or a year. */
export type Range = 'iri' | 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'dateTime' | 'anyURI';

interface Term {
  readonly iri: Compact;
  readonly range: Range;
}

const term = (iri: Compact, range: Range): Term => ({ iri, range });
const own = (name: string, range: Range): Term => term(`silian:${name}`, range);

/** Every property of an RDF export, by the name that JSON-LD calls it. Documented in docs/exporting.md. */
export const TERMS = {
  // what any entity has
  key: term('dcterms:identifier', 'text'),
  name: term('schema:name', 'text'),
  prefLabel: term('skos:prefLabel', 'text'),
  alternateName: term('schema:alternateName', 'text'),
  formerName: own('formerName', 'text'),
  candidateName: own('candidateName', 'text'),
  identifier: term('schema:identifier', 'iri'),
  propertyID: term('schema:propertyID', 'text'),
  value: term('schema:value', 'text'),
  inferred: own('inferred', 'text'),
  synthetic: own('synthetic', 'boolean'),
  // what only some have
  category: own('category', 'text'),
  status: own('status', 'text'),
  term: own('term', 'text'),
  level: own('level', 'text'),
  unit: own('unit', 'text'),
  educationLevel: own('educationLevel', 'text'),
  title: own('title', 'text'),
  exclusive: own('exclusive', 'boolean'),
  stage: own('stage', 'text'),
  stageAtMost: own('stageAtMost', 'text'),
  number: own('number', 'text'),
  complete: own('complete', 'boolean'),
  startsOn: term('schema:startDate', 'date'),
  endsOn: term('schema:endDate', 'date'),
  theme: own('theme', 'text'),
  attendanceAtLeast: own('attendanceAtLeast', 'integer'),
  attendanceExact: own('attendanceExact', 'boolean'),
  attendanceGroups: own('attendanceGroups', 'text'),
  attendanceOpen: own('attendanceOpen', 'boolean'),
  unnamedSpeakers: own('unnamedSpeakers', 'boolean'),
  side: own('side', 'text'),
  quantity: own('quantity', 'decimal'),
  urgency: own('urgency', 'text'),
  reach: own('reach', 'text'),
  code: term('skos:notation', 'text'),
  system: own('system', 'text'),
  version: own('version', 'text'),
  inScheme: term('skos:inScheme', 'iri'),
  // claims
  claimStatus: own('claimStatus', 'text'),
  confidence: own('confidence', 'decimal'),
  temporal: term('dcterms:temporal', 'iri'),
  startDate: term('dcat:startDate', 'date'),
  endDate: term('dcat:endDate', 'date'),
  overBy: own('overBy', 'date'),
  observedOn: own('observedOn', 'date'),
  primarySource: term('prov:hadPrimarySource', 'iri'),
  quotedFrom: term('prov:wasQuotedFrom', 'iri'),
  disputedBy: own('disputedBy', 'iri'),
  // facts
  subject: term('rdf:subject', 'iri'),
  predicate: term('rdf:predicate', 'iri'),
  object: term('rdf:object', 'iri'),
  member: term('org:member', 'iri'),
  organization: term('org:organization', 'iri'),
  memberDuring: term('org:memberDuring', 'iri'),
  post: term('org:role', 'iri'),
  original: term('org:originalOrganization', 'iri'),
  resulting: term('org:resultingOrganization', 'iri'),
  role: own('role', 'text'),
  titleKind: own('titleKind', 'text'),
  capacity: own('capacity', 'text'),
  onBehalfOf: own('onBehalfOf', 'iri'),
  qualifier: own('qualifier', 'text'),
  at: own('at', 'iri'),
  ordinal: own('ordinal', 'integer'),
  round: own('round', 'text'),
  grade: own('grade', 'text'),
  weight: own('weight', 'decimal'),
  openList: own('openList', 'boolean'),
  // what facts say, in short
  memberOf: term('org:memberOf', 'iri'),
  holds: term('org:holds', 'iri'),
  holdsRank: own('holdsRank', 'iri'),
  postIn: term('org:postIn', 'iri'),
  unitOf: term('org:unitOf', 'iri'),
  subOrganizationOf: term('org:subOrganizationOf', 'iri'),
  broader: term('skos:broader', 'iri'),
  superEvent: term('schema:superEvent', 'iri'),
  partOf: term('dcterms:isPartOf', 'iri'),
  location: term('schema:location', 'iri'),
  inIndustry: own('inIndustry', 'iri'),
  offersMajor: own('offersMajor', 'iri'),
  trainsSkill: own('trainsSkill', 'iri'),
  requires: own('requires', 'iri'),
  participatesIn: own('participatesIn', 'iri'),
  partyTo: own('partyTo', 'iri'),
  producedAt: own('producedAt', 'iri'),
  drafts: own('drafts', 'iri'),
  develops: own('develops', 'iri'),
  covers: own('covers', 'iri'),
  issued: own('issued', 'iri'),
  governs: own('governs', 'iri'),
  implements: own('implements', 'iri'),
  supersedes: term('dcterms:replaces', 'iri'),
  succeeds: own('succeeds', 'iri'),
  advocates: own('advocates', 'iri'),
  about: term('schema:about', 'iri'),
  offers: own('offers', 'iri'),
  supplies: own('supplies', 'iri'),
  cooperatesWith: own('cooperatesWith', 'iri'),
  honouredBy: own('honouredBy', 'iri'),
  exactMatch: term('skos:exactMatch', 'iri'),
  closeMatch: term('skos:closeMatch', 'iri'),
  broadMatch: term('skos:broadMatch', 'iri'),
  narrowMatch: term('skos:narrowMatch', 'iri'),
  relatedMatch: term('skos:relatedMatch', 'iri'),
  // evidence
  source: term('oa:hasSource', 'iri'),
  selector: term('oa:hasSelector', 'iri'),
  start: term('oa:start', 'integer'),
  end: term('oa:end', 'integer'),
  paragraph: own('paragraph', 'integer'),
  attributedTo: term('prov:wasAttributedTo', 'iri'),
  note: term('skos:note', 'text'),
  field: own('field', 'text'),
  // sources and the whole
  documentTitle: term('dcterms:title', 'text'),
  publisher: term('dcterms:publisher', 'text'),
  contributor: term('dcterms:contributor', 'iri'),
  page: term('schema:url', 'anyURI'),
  publishedOn: term('dcterms:issued', 'date'),
  publishedAt: term('schema:datePublished', 'dateTime'),
  sha256: own('sha256', 'text'),
  rights: term('dcterms:rights', 'text'),
  knownAt: own('knownAt', 'dateTime'),
} satisfies Record<string, Term>;
export type TermName = keyof typeof TERMS;

export const isTerm = (name: string): name is TermName => Object.hasOwn(TERMS, name);

/** A prefixed name written out. */
export const expanded = (compact: Compact): string => {
  const colon = compact.indexOf(':');
  const prefix = compact.slice(0, colon);
  return (Object.hasOwn(PREFIXES, prefix) ? Reflect.get(PREFIXES, prefix) : prefix) + compact.slice(colon + 1);
};

/** The IRI of each property, written out. */
export const IRI_OF: ReadonlyMap<TermName, string> = new Map(
  Object.entries(TERMS).flatMap(([name, { iri }]) => (isTerm(name) ? [[name, expanded(iri)] as const] : [])),
);

const EXACT: Readonly<Record<number, Compact>> = { 4: 'xsd:gYear', 7: 'xsd:gYearMonth' };

/** The datatype of a property's value; undefined for plain text and for IRIs. */
export function datatypeOf(name: TermName, value: string | number | boolean): Compact | undefined {
  const { range } = TERMS[name];
  if (range === 'iri' || range === 'text') return undefined;
  return range === 'date' ? (EXACT[String(value).length] ?? 'xsd:date') : `xsd:${range}`;
}

/** Decimals have no exponent. */
export const lexical = (name: TermName, value: string | number | boolean): string => {
  const text = String(value);
  if (TERMS[name].range !== 'decimal' || !text.includes('e')) return text;
  return Number(value)
    .toFixed(20)
    .replace(/\.?0+$/, '');
};
