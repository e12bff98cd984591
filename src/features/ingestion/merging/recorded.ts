import { z } from 'zod';
import { type EntityKind, RELATION_KINDS } from '../../../database/kinds.ts';
import { recordValidity } from '../../../database/validity.ts';
import { DEFAULTS, recordAttributes } from '../attributes.ts';
import { strings } from '../bounds.ts';
import { ClaimStatus, type EntityRecord, EvidenceRecord, Qualifiers, type RelationRecord } from '../record.ts';
import { Properties } from '../state.ts';
import { RELATION_RULES } from '../vocabulary.ts';

/** What is stored, as the records that would have to be sent to say it. */

export const EvidenceRow = z.object({ said: Properties, source: z.string() });
export type EvidenceRow = z.infer<typeof EvidenceRow>;

export const EntityRow = z.object({
  entity: Properties,
  names: z.array(Properties),
  identifiers: z.array(Properties),
  evidence: z.array(EvidenceRow),
});
export type EntityRow = z.infer<typeof EntityRow>;

export const FactRow = z.object({
  kind: z.enum(RELATION_KINDS),
  from: z.string(),
  to: z.string(),
  fact: Properties,
  evidence: z.array(EvidenceRow),
});
export type FactRow = z.infer<typeof FactRow>;

const EVIDENCE = ['paragraph', 'start', 'end', 'note', 'stance', 'speaker', 'field'];

export const evidenceRecord = ({ said, source }: EvidenceRow): EvidenceRecord =>
  EvidenceRecord.parse({ source, ...some(said, EVIDENCE) });

export const relationRecord = ({ kind, from, to, fact, evidence }: FactRow): RelationRecord => ({
  type: 'relation',
  ...{ kind, from, to },
  qualifiers: qualifiersOf(kind, fact),
  ...validityOf(fact),
  ...surenessOf(fact),
  evidence: evidence.map(evidenceRecord),
});

function qualifiersOf(kind: RelationRecord['kind'], fact: Properties): Qualifiers {
  const { identity, others } = RELATION_RULES[kind];
  return Qualifiers.parse(some(fact, [...identity, ...others]));
}

export const surenessOf = (claim: Properties) => ({
  status: ClaimStatus.optional().parse(claim.claimStatus),
  confidence: claim.confidence === undefined ? undefined : Number(claim.confidence),
});

function validityOf(claim: Properties): Pick<RelationRecord, 'validity'> {
  const validity = recordValidity(claim);
  return validity === undefined ? {} : { validity: { ...validity, observedOn: [...(validity.observedOn ?? [])] } };
}

export function entityRecord({ entity, names, identifiers, evidence }: EntityRow, kind: EntityKind): EntityRecord {
  return {
    type: 'entity',
    kind,
    key: String(entity.key),
    name: String(entity.name),
    aliases: names.filter((name) => name.kind !== 'CURRENT').map(aliasOf),
    identifiers: identifiers.map(({ scheme, value }) => ({ scheme: String(scheme), value: String(value) })),
    attributes: recordAttributes(kind, entity),
    inferred: strings(entity.inferred),
    ...validityOf(entity),
    ...surenessOf(entity),
    evidence: evidence.map(evidenceRecord),
  };
}

const AliasKind = z.enum(['OFFICIAL', 'FORMER', 'SHORT', 'ELLIPTICAL', 'CANDIDATE']);

const aliasOf = (name: Properties): NonNullable<EntityRecord['aliases']>[number] => ({
  name: String(name.name),
  kind: AliasKind.parse(name.kind),
  ...validityOf(name),
});

/** A fact that is known of one entity, said of another of which `known` is known already: that stays, gaps are filled. */
export function filledFact(record: RelationRecord, known: Properties): RelationRecord {
  const { status: _status, confidence: _confidence, ...rest } = record;
  return {
    ...rest,
    qualifiers: { ...record.qualifiers, ...qualifiersOf(record.kind, known) },
    validity: filledValidity(record.validity, known),
  };
}

/** An entity's record, said of another: what that is known to be stays, gaps are filled. */
export function filledEntity(record: EntityRecord, known: Properties): EntityRecord {
  const { status: _status, confidence: _confidence, ...rest } = record;
  const kept = Object.entries(recordAttributes(record.kind, known)).filter(
    ([name, value]) => value !== DEFAULTS[record.kind]?.[name],
  );
  const attributes = { ...recordAttributes(record.kind, known), ...record.attributes, ...Object.fromEntries(kept) };
  const own = new Set(kept.map(([name]) => name));
  const inferred = [...strings(known.inferred), ...(record.inferred ?? []).filter((name) => !own.has(name))];
  return {
    ...rest,
    attributes,
    ...(inferred.length === 0 ? {} : { inferred: [...new Set(inferred)] }),
    validity: filledValidity(record.validity, known),
  };
}

/** Bounds that are known, and those that were not; only what is known where the two exclude each other. */
function filledValidity(given: RelationRecord['validity'], claim: Properties): RelationRecord['validity'] {
  const known = validityOf(claim).validity;
  const { toPrecision, ...bounds } = given ?? {};
  const precision = known?.to == null && toPrecision !== undefined ? { toPrecision } : {};
  const both = {
    ...bounds,
    ...precision,
    ...known,
    observedOn: [...(given?.observedOn ?? []), ...(known?.observedOn ?? [])],
  };
  // as text, a year sorts before its months and days
  const excluded = both.from != null && both.to != null && both.to <= both.from;
  return excluded ? known : both;
}

const some = (properties: Properties, names: readonly string[]): Properties =>
  Object.fromEntries(names.flatMap((name) => (properties[name] == null ? [] : [[name, properties[name]]])));
