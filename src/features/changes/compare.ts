import { z } from 'zod';
import { ByRevision } from '../../database/by-revision.ts';
import type { Database } from '../../database/database.ts';
import { conditionsOf } from '../../database/entities/filter.ts';
import { RELATION_KINDS } from '../../database/kinds.ts';
import { type Lens, lensParameters } from '../../database/lens.ts';
import { versionUnder } from '../../database/reading/versions.ts';
import { statement } from '../../database/statement.ts';
import type { EntityFilter } from '../../generated/schema.ts';
import {
  type Candidates,
  candidatesOf,
  disputedInOne,
  type EntityRow,
  type FactRow,
  isNarrow,
  parametersOf,
  type Views,
} from './candidates.ts';
import { byClaim, type Changed, changed, inBoth, inOrder, isOtherwise, onlyHere, turned } from './difference.ts';

/** Changes kept, over all comparisons: some 60 MB. */
const ROOM = 200_000;
/** Facts whose versions are read at once. */
const MAX_BATCH = 2_000;

export interface Compared {
  readonly from: Lens;
  readonly to: Lens;
  readonly filter: EntityFilter | null | undefined;
}

const kept = new WeakMap<Database, ByRevision<readonly Changed[]>>();

/** The changes between two views as the data are now, in order; pages of one comparison are read off the same list. */
export function changesBetween(database: Database, compared: Compared): Promise<readonly Changed[]> {
  const changes = kept.get(database) ?? new ByRevision(database, { room: ROOM, weigh: ({ length }) => length });
  kept.set(database, changes);
  const { from, to, filter } = compared;
  const key = [lensParameters(from), lensParameters(to), conditionsOf(filter)];
  return changes.get(key, () => difference(database, compared));
}

async function difference(database: Database, { from, to, filter }: Compared): Promise<readonly Changed[]> {
  const disputed = await disputedInOne(database, { here: to, there: from });
  const views: Views = { here: to, there: from, filter, disputed };
  const found = seen(await candidatesOf(database, views));
  // what has ended passes the filter where it was
  const before = isNarrow(filter)
    ? seen(await candidatesOf(database, { ...views, here: from, there: to }))
    : { entities: turned(found.entities), facts: turned(found.facts) };
  const added = [...onlyHere(found.entities), ...onlyHere(found.facts)];
  const ended = [...onlyHere(before.entities), ...onlyHere(before.facts)];
  const otherwise = [
    ...inBoth(found.entities).filter((row) => entityIsOtherwise(row, views)),
    ...(await factsOtherwise(database, inBoth(found.facts), views)),
  ];
  return inOrder([
    ...added.map((row) => changed('ADDED', row)),
    ...ended.map((row) => changed('ENDED', row)),
    ...otherwise.map((row) => changed('CHANGED', row)),
  ]);
}

const seen = ({ entities, facts }: Candidates) => ({ entities: byClaim(entities), facts: byClaim(facts) });

function entityIsOtherwise({ id, status, versions }: EntityRow, { here, there, disputed }: Views): boolean {
  const recorded = { claimStatus: status };
  const [is = recorded, was = recorded] = [versionUnder(versions, here), versionUnder(versions, there)];
  return isOtherwise(is, was, disputed.includes(id));
}

const VersionRow = z.object({
  id: z.string(),
  here: z.boolean(),
  there: z.boolean(),
  said: z.record(z.string(), z.unknown()),
});

/** Those of some facts that both views have and that say different things in them. */
async function factsOtherwise(database: Database, facts: readonly FactRow[], views: Views): Promise<FactRow[]> {
  const disputed = new Set(views.disputed);
  const otherwise = new Set<string>();
  for (const kind of RELATION_KINDS) {
    const ids = facts.filter((fact) => fact.kind === kind).map(({ id }) => id);
    const versionsOf = statement('changes/versions', VersionRow, [kind]);
    for (let start = 0; start < ids.length; start += MAX_BATCH) {
      const batch = ids.slice(start, start + MAX_BATCH);
      const rows = await versionsOf(database.read, { ...parametersOf(views), ids: batch });
      for (const [id, versions] of byClaim(rows)) {
        const [is, was] = [versions.find(({ here }) => here), versions.find(({ there }) => there)];
        if (is && was && isOtherwise(is.said, was.said, disputed.has(id))) otherwise.add(id);
      }
    }
  }
  return facts.filter(({ id }) => otherwise.has(id));
}
