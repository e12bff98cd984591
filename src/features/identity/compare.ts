import { type AllianceDescription, compareAlliances } from './alliances.ts';
import { readName } from './name.ts';
import { compareOrganisations } from './organisations.ts';
import type { Verdict } from './verdict.ts';

const isAlliance = ({ name, kind }: AllianceDescription): boolean =>
  kind === undefined ? readName(name).form?.sector === 'ALLIANCE' : kind === 'ALLIANCE';

/** Two actors that are no people, by the rules for alliances where either is one. */
export const compareBodies = (a: AllianceDescription, b: AllianceDescription): Verdict =>
  isAlliance(a) || isAlliance(b) ? compareAlliances(a, b) : compareOrganisations(a, b);
