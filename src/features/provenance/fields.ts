import { UNENDED } from '../../database/lens.ts';
import {
  at,
  attribute,
  column,
  connection,
  type FieldMap,
  list,
  one,
  part,
  property,
  value,
} from '../../database/reading/field.ts';

/** Withdrawn before disputed before what was recorded. */
const statusOf = (rulings: readonly unknown[], [recorded]: readonly unknown[]): unknown =>
  ['RETRACTED', 'DISPUTED'].find((ruling) => rulings.includes(ruling)) ?? recorded;

export const fields: FieldMap = {
  Claim: { provenance: part() },
  Provenance: {
    status: column('provenance/ruling', 'toString(self)', ['claimStatus'], statusOf),
    confidence: attribute('confidence'),
    recordedAt: attribute('knownFrom'),
    retractedAt: attribute('knownTo', ([knownTo]) => (knownTo === UNENDED ? null : knownTo)),
    retractionReason: attribute('retractionReason'),
    evidence: connection('provenance/evidence-of'),
    attributedTo: list('provenance/speakers'),
    inferred: attribute('inferred', ([names]) => names ?? []),
  },
  Evidence: {
    source: at('source'),
    paragraph: property('paragraph'),
    start: property('start'),
    end: property('end'),
    note: property('note'),
    stance: property('stance'),
    speaker: one('provenance/speaker'),
    field: property('field'),
    // where the words stand; the resolver fetches them once for all evidence of a source
    quote: value(['source.key', 'source.holdsText', 'self.start', 'self.end'], ([source, held, start, end]) =>
      held === true && typeof start === 'number' && typeof end === 'number' ? { source, start, end } : null,
    ),
  },
  Source: {
    id: property('id'),
    key: property('key'),
    title: property('title'),
    publisher: property('publisher'),
    url: property('url'),
    publishedOn: property('publishedOn'),
    publishedAt: property('publishedAt'),
    contributor: one('provenance/contributor'),
    sha256: property('sha256'),
    evidenceCount: value('COUNT { (self)<-[:FROM]-() }'),
  },
  Query: { sources: connection('provenance/sources') },
};
