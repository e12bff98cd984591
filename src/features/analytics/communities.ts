import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { boundedBy, type Lens } from '../../database/lens.ts';
import { versionUnder } from '../../database/reading/versions.ts';
import { statement } from '../../database/statement.ts';
import { comparePlaces, type Place } from '../connection.ts';
import type { Network } from './network.ts';

/** Entities that have more to do with each other than with the rest; the most central, by neighbours, first. */
export interface Group {
  readonly key: string;
  readonly members: readonly Member[];
}

export interface Member {
  readonly id: string;
  readonly key: string;
  readonly degree: number;
}

/** The largest community first. */
export const placeOfGroup = ({ members, key }: Group): Place => [-members.length, key];
export const placeOfMember = ({ degree, key }: Member): Place => [-degree, key];

const known = new WeakMap<Network, Promise<Group[]>>();

/** The communities of a network; each is known by the key of its most central member. */
export function groupsOf(network: Network): Promise<Group[]> {
  const groups = known.get(network) ?? grouped(network);
  known.set(network, groups);
  groups.catch(() => known.delete(network));
  return groups;
}

async function grouped(network: Network): Promise<Group[]> {
  const { ids, keys } = network.projection;
  const { community, count, degree } = await network.division();
  const groups = Array.from({ length: count }, (): Member[] => []);
  for (const [node, id] of ids.entries()) {
    groups[community[node] ?? 0]?.push({ id, key: keys[node] ?? '', degree: degree[node] ?? 0 });
  }
  return groups
    .map((members) => members.sort((a, b) => comparePlaces(placeOfMember(a), placeOfMember(b))))
    .map((members) => ({ key: `community:${members[0]?.key}`, members }))
    .sort((a, b) => comparePlaces(placeOfGroup(a), placeOfGroup(b)));
}

/** As many names stand in a label. */
const NAMED = 3;

const names = statement(
  'analytics/names',
  z.object({ id: z.string(), name: z.string(), versions: z.array(z.string()).nullable() }),
);

/** The names of a community's most central members as they stood under the lens, and its size. */
export async function labelsOf(database: Database, groups: readonly Group[], lens: Lens): Promise<Map<string, string>> {
  const ids = groups.flatMap(({ members }) => members.slice(0, NAMED).map(({ id }) => id));
  const rows = await names(database.read, { ids });
  const seen = boundedBy(lens, await database.horizon());
  const nameOf = new Map(rows.map(({ id, name, versions }) => [id, versionUnder(versions, seen)?.name ?? name]));
  return new Map(
    groups.map(({ key, members }) => {
      const first = members.slice(0, NAMED).map(({ id }) => nameOf.get(id));
      return [key, `${first.join('、')}${members.length > NAMED ? '等' : ''} (${members.length})`];
    }),
  );
}
