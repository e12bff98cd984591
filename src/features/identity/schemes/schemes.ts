import { orcid, orgCode, ror, schoolCode, stock, uscc, wikidata } from './bearers.ts';
import type { Finding } from './finding.ts';
import { division, industry, major, standardNumber } from './terms.ts';

export interface Scheme {
  /** Two different values mean two different bearers. */
  readonly decisive: boolean;
  readonly check: (value: string) => Finding;
}

/** Schemes by name, as in `identifiers[].scheme` of a record. */
export const SCHEMES: Readonly<Record<string, Scheme>> = {
  USCC: { decisive: true, check: uscc },
  ORG_CODE: { decisive: true, check: orgCode },
  MOE_SCHOOL: { decisive: true, check: schoolCode },
  ORCID: { decisive: true, check: orcid },
  ROR: { decisive: true, check: ror },
  GBT2260: { decisive: true, check: division },
  GBT4754_2017: { decisive: true, check: industry },
  MAJOR_2021: { decisive: true, check: major },
  STANDARD_NUMBER: { decisive: false, check: standardNumber },
  // a company may be listed twice, and a listing may move
  STOCK: { decisive: false, check: stock },
  // two items may be one thing that nobody has merged yet
  WIKIDATA: { decisive: false, check: wikidata },
};
