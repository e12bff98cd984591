import { z } from 'zod';
import { statement } from '../../../database/statement.ts';
import type { EducationLevel } from '../../../generated/schema.ts';
import type { MarketOffer } from './offer.ts';
import { Id, Place } from './rows.ts';

/** How keys of standing supply begin; no record may take one. */
export const STANDING = 'offer:derived:';
/** How its ids begin, before the id of the fact that implies it. */
const DERIVED = 'd-';
/** A school that offers a major has graduates as a rule, not for certain. */
const CERTAINTY = 0.9;
/** What the first digit of a code in the catalogue of 2021 says. */
const LEVELS: Readonly<Record<string, EducationLevel>> = { 6: 'SECONDARY', 4: 'DIPLOMA', 2: 'BACHELOR' };

const Row = z.object({
  key: z.string(),
  id: Id,
  name: z.string(),
  synthetic: z.boolean(),
  places: z.array(Place),
  majors: z.array(z.tuple([Id, Id, z.string().nullable(), z.string().nullable(), z.number()])),
});
type Row = z.infer<typeof Row>;

/** What a major that is offered says of graduates. */
export interface Major {
  readonly key: string;
  readonly name: string;
  readonly synthetic: boolean;
  readonly version: string | null;
  readonly code: string | null;
}

export const standingAfter = statement('matching/standing', Row);

/** The id of the standing supply that a fact, of a school that offers a major, implies; and the fact of such an id. */
export const standingId = (fact: string): string => `${DERIVED}${fact}`;
export const factOfStanding = (id: string): string => (id.startsWith(DERIVED) ? id.slice(DERIVED.length) : id);

/** What keys of all that a school can be taken to supply begin with. */
export const stemOf = ({ key }: Pick<Row, 'key'>): string => `${STANDING}${key}:`;

/** What a school can be taken to supply, a known major each: graduates, in no known number. */
export function standingFrom(row: Row, majors: ReadonlyMap<string, Major>): MarketOffer[] {
  const [place] = row.places;
  const stem = stemOf(row);
  // of facts about one major that with the smallest id
  const facts = new Map<string, Row['majors'][number]>();
  for (const fact of row.majors) {
    const known = facts.get(fact[1]);
    if (!known || fact[0] < known[0]) facts.set(fact[1], fact);
  }
  return [...facts.values()].flatMap(([fact, id, from, to, confidence]): MarketOffer[] => {
    const major = majors.get(id);
    if (!major) return [];
    return [
      {
        id: standingId(fact),
        key: `${stem}${major.key}`,
        name: major.name,
        side: 'SUPPLY',
        origin: 'DERIVED',
        synthetic: row.synthetic || major.synthetic,
        category: 'PEOPLE',
        quantity: null,
        unit: null,
        level: major.version === '2021' ? (LEVELS[major.code?.charAt(0) ?? ''] ?? null) : null,
        reach: null,
        from,
        to,
        region: place?.id ?? null,
        regions: place?.lineage ?? [],
        owner: row.id,
        topics: [{ id, weight: 1, fact: { id: fact, from: row.id, to: id } }],
        confidence: CERTAINTY * confidence,
        locatedBy: null,
        ownedBy: null,
      },
    ];
  });
}
