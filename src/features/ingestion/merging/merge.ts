import { z } from 'zod';
import { sha256Of } from '../../../database/audit/entry.ts';
import type { Database, Transaction } from '../../../database/database.ts';
import { entityId, refOf } from '../../../database/ids.ts';
import type { RelationKind } from '../../../database/kinds.ts';
import { UNENDED } from '../../../database/lens.ts';
import { statement, statementText } from '../../../database/statement.ts';
import { badInput, SilianError } from '../../../errors.ts';
import { revise, takeLock } from '../lock.ts';
import { RecordsRefused } from '../parse.ts';
import { reasonOf } from '../reason.ts';
import { undoOf } from '../run/undo.ts';
import { afterAll, type Properties, recordedLast } from '../state.ts';
import { withdrawnEntity } from '../versions.ts';
import { type Worked, workIn } from '../work.ts';
import { keepMerger, type Undo } from './ledger.ts';
import { type Closed, passOn, passSpeech } from './passing.ts';
import type { EntityRow } from './recorded.ts';
import { recordsOf } from './records.ts';
import { entitiesNow, instantsOf, type Standing, standingOn } from './standing.ts';

export interface Merge {
  /** Ids without a lens, or keys. */
  readonly keep: string;
  readonly duplicates: readonly string[];
  readonly reason: string;
  /** Who says so; kept in the graph. */
  readonly by?: string | undefined;
}

export interface Merged {
  /** The id of the entity that stays. */
  readonly id: string;
  /** Ids of mergers, one for each duplicate that was still apart. */
  readonly mergers: readonly string[];
}

const MAX_DUPLICATES = 20;

/**
 * Makes duplicates one with an entity, in one transaction: all that is known of them is known of it from now on, their
 * keys and ids go on working as its own, and views of before show them apart. Doing it twice changes nothing. Fails with
 * BAD_ID or BAD_USER_INPUT where there is no such entity, with CONFLICT where the two cannot be one.
 */
export async function merge(database: Database, { keep, duplicates, reason, by }: Merge, now: Date): Promise<Merged> {
  const why = reasonOf(reason);
  if (duplicates.length === 0 || duplicates.length > MAX_DUPLICATES)
    throw badInput('duplicates', `${duplicates.length} are given`, `1 to ${MAX_DUPLICATES} ids or keys`);
  const ids = [keep, ...duplicates].map((each, place) => idOf(each, place === 0 ? 'keep' : 'duplicates', now));
  return database.write(async (transaction) => {
    await takeLock(transaction);
    const [kept = '', ...others] = await keysNow(transaction, ids, [keep, ...duplicates]);
    const mergers: string[] = [];
    for (const gone of new Set(others)) {
      if (gone !== kept) mergers.push(await mergeOne(transaction, { kept, gone, why, by: by ?? null, now }));
    }
    return { id: entityId(kept), mergers };
  });
}

function idOf(idOrKey: string, argument: string, now: Date): string {
  if (idOrKey.includes(':')) return entityId(idOrKey);
  const { stored, family } = refOf(idOrKey, now, argument);
  if (family === 'entity' && stored === idOrKey) return stored;
  throw badInput(argument, `'${idOrKey}' is no id of an entity as it is now`, 'an id without asOf, or a key');
}

const currentKeys = statement('ingestion/merging/current-keys', z.object({ id: z.string(), key: z.string() }));

/** The keys under which entities are known now. */
async function keysNow({ run }: Transaction, ids: readonly string[], given: readonly string[]): Promise<string[]> {
  const known = new Map((await currentKeys(run, { ids, unended: UNENDED })).map(({ id, key }) => [id, key]));
  return ids.map((id, place) => {
    const key = known.get(id);
    if (key !== undefined) return key;
    const argument = place === 0 ? 'keep' : 'duplicates';
    throw badInput(argument, `no entity is ${given[place]}`, 'ids or keys of entities; search finds them by name');
  });
}

interface Pair {
  readonly kept: string;
  readonly gone: string;
  readonly why: string;
  readonly by: string | null;
  readonly now: Date;
}

/** Returns the merger's id. */
async function mergeOne(transaction: Transaction, pair: Pair): Promise<string> {
  const { kept, gone, why, by } = pair;
  const sides = await sidesOf(transaction, kept, gone);
  const standing = await standingOn(transaction, gone, kept);
  const { records, state } = await recordsOf(transaction, sides, standing);
  const at = laterThan(standing, recordedLast(state, ''), pair.now);
  await transaction.run(statementText('ingestion/merging/close-identifiers'), {
    ...{ keys: [gone], now: at, unended: UNENDED },
  });
  const worked = await fitting(workIn(transaction, records, at), pair);
  const because = { retractionReason: `→ ${kept}: ${why}`, retractedBy: by };
  const closed = await closeFacts(transaction, standing, worked, because);
  const spoken = await passSpeech(transaction, standing, closed, at);
  const passed = await passOn(transaction, standing, { kept, at, by });
  await withdraw(transaction, standing, at, because);
  const before = standing.entities.map(({ entity }) => entity);
  const undo: Undo = {
    batch: undoOf(worked),
    written: writtenBy(worked),
    closed: Object.fromEntries(closed),
    gone: before,
    spoken,
    ...passed,
  };
  const id = await keepMerger(transaction, { keep: kept, gone, reason: why, by, mergedAt: at, undo });
  await revise(transaction, at, {
    ...{ act: 'MERGE', about: `${entityId(gone)} into ${entityId(kept)}, merger ${id}` },
    content: sha256Of([gone, kept, why]),
  });
  return id;
}

/** The two, which have to be alike. */
async function sidesOf(transaction: Transaction, kept: string, gone: string): Promise<[EntityRow, EntityRow]> {
  const rows = await entitiesNow(transaction, [kept, gone]);
  const [one, other] = [rows.get(kept), rows.get(gone)];
  if (!one || !other) throw new Error(`${kept} and ${gone} were there, and are gone`);
  const [a, b] = [one.entity, other.entity];
  if (a.kind !== b.kind) throw cannotBeOne(kept, gone, `the one is ${a.kind}, the other ${b.kind}`);
  if (a.kind === 'ROLE') throw cannotBeOne(kept, gone, 'posts follow their bodies and titles: merge those');
  if (a.side !== b.side) throw cannotBeOne(kept, gone, 'the one is supply, the other demand');
  if ((a.synthetic === true) !== (b.synthetic === true)) throw cannotBeOne(kept, gone, 'only one of them is made up');
  return [one, other];
}

const cannotBeOne = (kept: string, gone: string, why: string): SilianError =>
  new SilianError('CONFLICT', `${gone} cannot be merged into ${kept}: ${why}. 二者无法合并`, {
    argument: 'duplicates',
  });

/** Later than all that is closed, whatever the clocks say. */
function laterThan({ entities, facts, spoken }: Standing, last: string, now: Date): string {
  const said = [...facts.map(({ fact }) => fact), ...spoken.map((row) => row.said)];
  const recorded = said.map(({ knownFrom }) => knownFrom);
  return afterAll([last, ...instantsOf(entities), ...recorded], now.toISOString());
}

/** Faults of records are faults of the pair here. */
async function fitting<T>(work: Promise<T>, { kept, gone }: Pair): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof RecordsRefused)) throw error;
    const [first] = error.problems;
    throw cannotBeOne(kept, gone, first ? `${first.field}: ${first.message}` : error.message);
  }
}

/** Ends the facts that are other ones now, or none: those between the two. */
async function closeFacts(
  { run }: Transaction,
  { facts }: Standing,
  { batch }: Worked,
  why: Properties,
): Promise<Closed> {
  const closed = new Map<RelationKind, string[]>();
  for (const { kind, fact } of facts) {
    const id = String(fact.id);
    if (!batch.facts.has(id)) closed.set(kind, [...(closed.get(kind) ?? []), id]);
  }
  for (const [kind, ids] of closed)
    await run(statementText('ingestion/retract-facts', [kind]), { ids, now: batch.now, unended: UNENDED, why });
  return closed;
}

function writtenBy({ batch }: Worked): Undo['written'] {
  const drafts = [...batch.entities.values()];
  return {
    entities: Object.fromEntries(drafts.map(({ key, said }) => [key, said])),
    names: drafts.flatMap((draft) =>
      draft.newNames(batch.now).map(({ name, kind }) => ({ key: draft.key, name: String(name), kind: String(kind) })),
    ),
    identifiers: drafts.flatMap(({ key, newIdentifiers }) =>
      newIdentifiers.map(({ scheme, value }) => ({ key, scheme: String(scheme), value: String(value) })),
    ),
  };
}

/** It and its posts are known no longer, nor their names. */
async function withdraw({ run }: Transaction, { entities }: Standing, now: string, why: Properties): Promise<void> {
  const names = entities.flatMap(({ entity: { key }, names }) =>
    names.map(({ name, kind }) => ({ key, name, kind, now })),
  );
  await run(statementText('ingestion/close-names'), { rows: names, unended: UNENDED });
  const rows = entities.map(({ entity }) => ({ key: entity.key, properties: withdrawnEntity(entity, now, why) }));
  await run(statementText('ingestion/change-entities'), { rows });
}
