import { TYPE_OF_ENTITY } from '../../../database/kinds.ts';
import { nameInKey } from '../../../database/names.ts';
import { dayBefore, type RecordValidity } from '../../../database/validity.ts';
import type { Entity, Evidence, Fact, Source, Value } from '../rows.ts';
import { iriOf } from './iris.ts';
import { CLASSES, isConcept, predicateOf } from './predicates.ts';
import { type Compact, IRI_OF, isTerm, type TermName } from './terms.ts';

/** A resource with some of what is said of it. */
export interface Node {
  readonly id: string;
  readonly types: readonly Compact[];
  readonly pairs: readonly Pair[];
}
type Pair = readonly [TermName, string | number | boolean];

/** A claim's nodes, and by source what only that source has to do with it. Graphs are named by the IRI of their source. */
export interface Description {
  readonly claim: readonly Node[];
  readonly sources: readonly { readonly graph: string; readonly supports: boolean; readonly nodes: readonly Node[] }[];
}

/** Says claims in the vocabularies of docs/exporting.md. For one export: code systems are told once. */
export class Mapping {
  readonly #base: string;
  readonly #schemes = new Set<string>();

  constructor(base: string) {
    this.#base = base;
  }

  dataset({ title, rights, knownAt }: { title: string; rights: string; knownAt: string }): Node {
    return {
      id: this.#iri('dataset'),
      types: ['dcat:Dataset'],
      pairs: [
        ['documentTitle', title],
        ['rights', rights],
        ['knownAt', knownAt],
      ],
    };
  }

  source({ key, title, publisher, contributor, url, publishedOn, publishedAt, sha256 }: Source): Node {
    const pairs: Pair[] = [
      ['key', key],
      ['documentTitle', title],
    ];
    if (publisher !== undefined) pairs.push(['publisher', publisher]);
    if (contributor !== undefined) pairs.push(['contributor', this.#iri(contributor)]);
    if (url !== undefined) pairs.push(['page', url]);
    if (publishedOn !== undefined) pairs.push(['publishedOn', publishedOn]);
    if (publishedAt !== undefined) pairs.push(['publishedAt', publishedAt]);
    if (sha256 !== undefined) pairs.push(['sha256', sha256]);
    return { id: this.#iri(key), types: ['prov:Entity', 'schema:CreativeWork'], pairs };
  }

  entity(entity: Entity): Description {
    const id = this.#iri(entity.key);
    const pairs: Pair[] = [['key', entity.key]];
    pairs.push([isConcept(entity.kind) ? 'prefLabel' : 'name', entity.name]);
    for (const { name, kind } of entity.aliases) pairs.push([NAMES[kind] ?? 'alternateName', name]);
    for (const field of entity.inferred) pairs.push(['inferred', field]);
    for (const [name, value] of entity.attributes) if (isTerm(name)) pairs.push(...pairsOf(name, value));
    const identifiers = entity.identifiers.map((identifier) => this.#identifier(identifier));
    for (const identifier of identifiers) pairs.push(['identifier', identifier.id]);
    const scheme = this.#schemeOf(entity);
    if (scheme) pairs.push(['inScheme', scheme.id]);
    const claim = this.#claim({ id, types: typesOf(entity), pairs }, entity);
    const told = scheme && !this.#schemes.has(scheme.id) ? [scheme] : [];
    for (const each of told) this.#schemes.add(each.id);
    return { claim: [...claim, ...identifiers, ...told], sources: this.#sources(id, entity.evidence) };
  }

  fact(fact: Fact): Description {
    const { kind, qualifiers, validity, status } = fact;
    const id = this.#iri(fact.id);
    const [from, to] = [this.#iri(fact.from), this.#iri(fact.to)];
    const predicate = predicateOf(fact);
    const object = predicate === 'holds' ? this.#iri(postOf(fact)) : to;
    const pairs: Pair[] = [
      ['subject', from],
      ['predicate', IRI_OF.get(predicate) ?? ''],
      ['object', object],
      ...this.#organised(fact, from, to),
    ];
    for (const [name, value] of qualifiers) {
      if (name === 'at' || name === 'onBehalfOf') pairs.push([name, this.#iri(String(value))]);
      else if (isTerm(name)) pairs.push(...pairsOf(name, value));
    }
    if (validity && MEMBERSHIPS.includes(kind)) pairs.push(['memberDuring', `${id}:period`]);
    const claim = this.#claim({ id, types: ['rdf:Statement', ...classesOf(fact)], pairs }, fact);
    // said in short only where no source says that it has ended, or doubts it
    const inShort = status === 'ASSERTED' && validity?.to === undefined;
    const short: Node[] = inShort ? [{ id: from, types: [], pairs: [[predicate, object]] }] : [];
    return { claim: [...claim, ...short], sources: this.#sources(id, fact.evidence) };
  }

  #iri(key: string): string {
    return iriOf(this.#base, key);
  }

  /** A fact as the organisation ontology says it. */
  #organised(fact: Fact, from: string, to: string): Pair[] {
    if (MEMBERSHIPS.includes(fact.kind)) {
      const post: Pair[] = predicateOf(fact) === 'holds' ? [['post', this.#iri(postOf(fact))]] : [];
      return [['member', from], ['organization', to], ...post];
    }
    if (!isChange(fact)) return [];
    return [
      ['original', to],
      ['resulting', from],
    ];
  }

  #claim(node: Node, { validity, status, confidence }: Entity | Fact): Node[] {
    const pairs: Pair[] = [...node.pairs, ['claimStatus', status], ['confidence', confidence]];
    if (!validity) return [{ ...node, pairs }];
    const period = { id: `${node.id}:period`, types: ['dcterms:PeriodOfTime' as const], pairs: boundsOf(validity) };
    return [{ ...node, pairs: [...pairs, ['temporal', period.id]] }, period];
  }

  #identifier({ scheme, value }: { scheme: string; value: string }): Node {
    return {
      id: this.#iri(`identifier:${scheme}:${value}`),
      types: ['schema:PropertyValue'],
      pairs: [
        ['propertyID', scheme],
        ['value', value],
      ],
    };
  }

  #schemeOf({ kind, attributes }: Entity): Node | undefined {
    const [system, version] = [attributes.get('system'), attributes.get('version')];
    if (!isConcept(kind) || typeof system !== 'string') return undefined;
    const edition = version === undefined ? '' : `:${version}`;
    return {
      id: this.#iri(`scheme:${system}${edition}`),
      types: ['skos:ConceptScheme'],
      pairs: [['prefLabel', `${system}${edition.replace(':', ' ')}`]],
    };
  }

  #sources(claim: string, evidence: readonly Evidence[]): Description['sources'] {
    if (evidence.length === 1 && evidence[0]) return [this.#sourceOf(claim, evidence[0].source, evidence)];
    const named = new Set(evidence.map(({ source }) => source));
    return [...named].map((name) =>
      this.#sourceOf(
        claim,
        name,
        evidence.filter(({ source }) => source === name),
      ),
    );
  }

  #sourceOf(claim: string, source: string, evidence: readonly Evidence[]): Description['sources'][number] {
    const graph = this.#iri(source);
    const supports = evidence.some(({ stance }) => stance !== 'DISPUTES');
    const pairs: Pair[] = supports ? [['primarySource', graph]] : [];
    const nodes: Node[] = [];
    for (const piece of evidence) {
      if (!isDetailed(piece)) continue;
      const [place, ...selectors] = this.#placeOf(piece, graph);
      if (!place) continue;
      pairs.push([piece.stance === 'DISPUTES' ? 'disputedBy' : 'quotedFrom', place.id]);
      nodes.push(place, ...selectors);
    }
    return { graph, supports, nodes: [{ id: claim, types: [], pairs }, ...nodes] };
  }

  /** A place in a source, as a web annotation names one. */
  #placeOf({ id, paragraph, start, end, note, speaker, field }: Evidence, source: string): Node[] {
    const pairs: Pair[] = [['source', source]];
    if (paragraph !== undefined) pairs.push(['paragraph', paragraph]);
    if (note !== undefined) pairs.push(['note', note]);
    if (field !== undefined) pairs.push(['field', field]);
    if (speaker !== undefined) pairs.push(['attributedTo', this.#iri(speaker)]);
    const place = this.#iri(id);
    const types: Compact[] = ['oa:SpecificResource'];
    if (start === undefined || end === undefined) return [{ id: place, types, pairs }];
    const selector = `${place}:position`;
    return [
      { id: place, types, pairs: [...pairs, ['selector', selector]] },
      {
        id: selector,
        types: ['oa:TextPositionSelector'],
        pairs: [
          ['start', start],
          ['end', end],
        ],
      },
    ];
  }
}

/** A name that is not confirmed is no other name. */
const NAMES: Readonly<Record<string, TermName>> = { FORMER: 'formerName', CANDIDATE: 'candidateName' };
const MEMBERSHIPS = ['MEMBER_OF', 'HOLDS_ROLE'];

function typesOf({ kind, attributes }: Entity): Compact[] {
  const classes = attributes.has('unit') ? ['org:OrganizationalUnit' as const] : CLASSES[kind];
  const side = attributes.get('side');
  const offered: Compact[] = side === undefined ? [] : [side === 'DEMAND' ? 'schema:Demand' : 'schema:Offer'];
  return [`silian:${TYPE_OF_ENTITY[kind]}`, ...classes, ...offered];
}

const classesOf = (fact: Fact): Compact[] => {
  if (MEMBERSHIPS.includes(fact.kind)) return ['org:Membership'];
  return isChange(fact) ? ['org:ChangeEvent'] : [];
};

const isChange = ({ kind, fromKind }: Fact): boolean => kind === 'SUCCEEDS' && fromKind !== 'EVENT';

/** Posts are named by title and body. Source: rule 8 of the keys in docs/records.md. */
const postOf = ({ qualifiers, to }: Fact): string => `role:${nameInKey(String(qualifiers.get('title')))}@${to}`;

const pairsOf = (name: TermName, value: Value): Pair[] =>
  typeof value === 'object' ? value.map((each): Pair => [name, each]) : [[name, value]];

/** Where there is more to say than which source it is. */
const isDetailed = ({ paragraph, start, note, speaker, field, stance }: Evidence): boolean =>
  stance === 'DISPUTES' ||
  paragraph !== undefined ||
  start !== undefined ||
  note !== undefined ||
  speaker !== undefined ||
  field !== undefined;

/** A period ends with its last day, where a record gives the first day after it. */
function boundsOf({ from, to, toPrecision, observedOn = [] }: RecordValidity): Pair[] {
  const pairs: Pair[] = from === undefined ? [] : [['startDate', from]];
  if (to !== undefined && toPrecision) pairs.push(['overBy', to]);
  else if (to !== undefined) pairs.push(['endDate', to.length === 10 ? dayBefore(to) : to]);
  for (const day of observedOn) pairs.push(['observedOn', day]);
  return pairs;
}
