import { z } from 'zod';
import { statement } from '../../database/statement.ts';
import type { EducationLevel } from '../../generated/schema.ts';
import { Id, Place } from './market-rows.ts';
import type { MarketOffer } from './offer.ts';

/** How keys of standing supply begin; no record may take one. */
export const STANDING = 'offer:derived:';
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
  majors: z.array(
    z.object({
      fact: Id,
      from: z.string().nullish(),
      to: z.string().nullish(),
      confidence: z.number(),
      id: Id,
      key: z.string(),
      name: z.string(),
      version: z.string().nullish(),
      code: z.string().nullish(),
    }),
  ),
});
type Row = z.infer<typeof Row>;

export const standingAfter = statement('matching/standing', Row);

/** The id of the standing supply that a fact, of a school that offers a major, implies. */
export const standingId = (fact: string): string => `d-${fact}`;

/** What a school can be taken to supply, a major each: graduates, in no known number. */
export function standingFrom({ key, id, synthetic, places, majors }: Row): MarketOffer[] {
  const [place] = places;
  const owner = { owner: id, region: place?.id ?? null, regions: place?.lineage ?? [] };
  const first = majors.filter((major, at) => majors.findIndex((each) => each.key === major.key) === at);
  return first.map((major): MarketOffer => {
    const fact = { id: major.fact, from: id, to: major.id };
    return {
      ...owner,
      ...{ id: standingId(major.fact), key: `${STANDING}${key}:${major.key}`, name: major.name },
      ...{ side: 'SUPPLY', origin: 'DERIVED', synthetic, category: 'PEOPLE', quantity: null, unit: null },
      level: major.version === '2021' ? (LEVELS[major.code?.charAt(0) ?? ''] ?? null) : null,
      ...{ reach: null, from: major.from ?? null, to: major.to ?? null },
      topics: [{ id: major.id, weight: 1, fact }],
      confidence: CERTAINTY * major.confidence,
      facts: [],
    };
  });
}
