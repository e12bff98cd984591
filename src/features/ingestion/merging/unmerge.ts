import { z } from 'zod';
import { sha256Of } from '../../../database/audit/entry.ts';
import type { Database, Transaction } from '../../../database/database.ts';
import { entityId } from '../../../database/ids.ts';
import { isRelationKind, type RelationKind } from '../../../database/kinds.ts';
import { UNENDED } from '../../../database/lens.ts';
import { integer } from '../../../database/paths.ts';
import { statement, statementText } from '../../../database/statement.ts';
import { badInput, SilianError } from '../../../errors.ts';
import { isOtherwise } from '../fact.ts';
import { revise, takeLock } from '../lock.ts';
import { reasonOf } from '../reason.ts';
import { afterAll, Properties } from '../state.ts';
import { isSaid, isWithdrawn, restoredEntity, withdrawnEntity } from '../versions.ts';
import { TREE_KINDS } from '../vocabulary.ts';
import { keepLineage } from '../write.ts';
import { type Merger, mergerOf } from './ledger.ts';
import { entitiesNow, instantsOf } from './standing.ts';

export interface Unmerge {
  /** The merger's id. */
  readonly merger: string;
  readonly reason: string;
  readonly by?: string | undefined;
}

export interface Unmerged {
  readonly outcome: 'UNDONE' | 'UNCHANGED';
  /** Ids of what is apart again: the one that stayed first. */
  readonly ids: readonly string[];
  /** Ids of facts that have been recorded otherwise since, and stay with the one that stayed. */
  readonly left: readonly string[];
}

/**
 * Takes a merger back, in one transaction: what it made one is two again, as before it; views of the time between still
 * show one. What was recorded since stays with the one that stayed. Doing it twice changes nothing. Fails with
 * BAD_USER_INPUT where there is no such merger, with CONFLICT where something later stands on it.
 */
export async function unmerge(database: Database, { merger: id, reason, by }: Unmerge, now: Date): Promise<Unmerged> {
  const why = reasonOf(reason);
  return database.write(async (transaction) => {
    await takeLock(transaction);
    const merger = await mergerOf(transaction, id);
    if (!merger) throw badInput('merger', `'${id}' is none`, 'an id that `silian merge list` or Query.mergers gives');
    const ids = [merger.keep, merger.merged].map(entityId);
    if (merger.state === 'UNDONE') return { outcome: 'UNCHANGED', ids, left: [] };
    refuseLater(merger);
    return { outcome: 'UNDONE', ids, left: await takeBack(transaction, merger, { why, by: by ?? null, now }) };
  });
}

function refuseLater({ id, later }: Merger): void {
  if (later.length === 0) return;
  throw new SilianError(
    'CONFLICT',
    `Later mergers stand on ${id}: take back ${later.toReversed().join(', then ')} first. 须先撤销其后的合并`,
    { argument: 'merger', mergers: later },
  );
}

/** Whether a version says the same as another, whatever became of that. */
const isSaidAs = (now: Properties, { retractionReason: _reason, retractedBy: _by, ...written }: Properties): boolean =>
  !isOtherwise(written, now);

interface Word {
  readonly why: string;
  readonly by: string | null;
  readonly now: Date;
}

/** What was merged, when, and from when on it is apart again. */
interface Span {
  readonly mergedAt: string;
  readonly now: string;
  readonly because: Properties;
}

/** Returns the facts that it left as they are. */
async function takeBack(transaction: Transaction, merger: Merger, { why, by, now }: Word): Promise<string[]> {
  const { keep, undo, mergedAt } = merger;
  await refuseLost(transaction, merger);
  const touched = [
    ...new Set([
      ...undo.gone.map(({ key }) => String(key)),
      ...[keep, ...undo.batch.entities.added, ...undo.batch.entities.changed.map(({ key }) => key)],
    ]),
  ];
  const facts = await versionsNow(transaction, merger);
  const recorded = instantsOf((await entitiesNow(transaction, touched)).values());
  const span: Span = {
    mergedAt,
    now: afterAll([...facts.since, mergedAt, ...recorded], now.toISOString()),
    because: { retractionReason: `↩ ${keep}: ${why}`, retractedBy: by },
  };
  await undoFacts(transaction, merger, facts, span);
  await undoEvidence(transaction, merger, facts.left, span);
  await undoEntities(transaction, merger, touched, span);
  await undoReferences(transaction, merger);
  await transaction.run(statementText('ingestion/merging/undo-merger'), {
    ...{ id: merger.id, now: span.now, by, reason: why },
  });
  await revise(transaction, span.now, {
    ...{ act: 'UNMERGE', about: `merger ${merger.id}` },
    content: sha256Of([merger.id, why]),
  });
  return [...facts.left];
}

/** What was joined to it by facts that come back has to be there. */
async function refuseLost({ run }: Transaction, { undo, mergedAt }: Merger): Promise<void> {
  const keys = undo.gone.map(({ key }) => key);
  const rows = await Promise.all(
    kindsIn(undo.closed).map(([kind, ids]) =>
      statement('ingestion/merging/lost-ends', z.object({ key: z.string() }), [kind])(run, {
        ...{ ids, mergedAt, keys, unended: UNENDED },
      }),
    ),
  );
  const lost = [...new Set(rows.flat().map(({ key }) => key))];
  if (lost.length === 0) return;
  throw new SilianError(
    'CONFLICT',
    `${lost.slice(0, 5).join(', ')} ${lost.length === 1 ? 'has' : 'have'} been withdrawn or merged since, and facts lead there: take that back first. 相关实体其后已撤回或合并，须先撤销`,
    { argument: 'merger' },
  );
}

const kindsIn = (ids: Readonly<Record<string, readonly string[]>>): [RelationKind, readonly string[]][] =>
  Object.entries(ids).flatMap(([kind, some]) => (isRelationKind(kind) && some.length > 0 ? [[kind, some]] : []));

interface Facts {
  /** Since when those that it wrote are known as they are now. */
  readonly since: readonly string[];
  /** Those of them that have been said otherwise since. */
  readonly left: ReadonlySet<string>;
}

const VersionRow = z.object({ id: z.string(), now: Properties, written: Properties });

async function versionsNow({ run }: Transaction, { undo, mergedAt }: Merger): Promise<Facts> {
  const added = kindsIn(
    Object.fromEntries(Object.entries(undo.batch.facts).map(([kind, { added: ids }]) => [kind, ids])),
  );
  const rows = await Promise.all(
    added.map(([kind, ids]) =>
      statement('ingestion/merging/versions', VersionRow, [kind])(run, { ids, mergedAt, unended: UNENDED }),
    ),
  );
  const versions = rows.flat();
  const asWritten = new Set(versions.flatMap(({ id, now, written }) => (isSaidAs(now, written) ? [id] : [])));
  const all = added.flatMap(([, ids]) => ids);
  return {
    since: versions.map(({ now }) => String(now.knownFrom)),
    left: new Set(all.filter((id) => !asWritten.has(id))),
  };
}

/** What it wrote is known no longer; what it closed is known again. */
async function undoFacts(transaction: Transaction, { undo }: Merger, { left }: Facts, span: Span): Promise<void> {
  const { run } = transaction;
  const does = (name: string, kind: RelationKind, ids: readonly string[]) =>
    run(statementText(name, [kind]), {
      ids,
      mergedAt: span.mergedAt,
      now: span.now,
      unended: UNENDED,
      why: span.because,
    });
  for (const [kind, { added, closed }] of Object.entries(undo.batch.facts)) {
    if (!isRelationKind(kind)) throw new Error(`${kind} is no kind of relation`);
    await does(
      'ingestion/retract-facts',
      kind,
      added.filter((id) => !left.has(id)),
    );
    await does(
      'ingestion/merging/reopen-facts',
      kind,
      closed.filter((id) => !left.has(id)),
    );
  }
  for (const [kind, ids] of kindsIn(undo.closed)) await does('ingestion/merging/reopen-facts', kind, ids);
}

async function undoEvidence(
  { run }: Transaction,
  { undo: { batch, spoken } }: Merger,
  left: ReadonlySet<string>,
  { mergedAt, now }: Span,
): Promise<void> {
  const added = [...batch.evidence, ...spoken.added];
  await run(statementText('ingestion/merging/undo-evidence'), {
    ids: added,
    left: [...left],
    now,
    unended: UNENDED,
  });
  await run(statementText('ingestion/merging/reopen-evidence'), {
    ids: spoken.closed,
    mergedAt,
    now,
    unended: UNENDED,
  });
}

const standingOn = statement('ingestion/current-facts-of', z.object({ id: z.string() }));

/** Entities bear their names again; those that had gone are back, those that came with it are gone. */
async function undoEntities(
  transaction: Transaction,
  { undo: { gone, batch, written } }: Merger,
  touched: readonly string[],
  { mergedAt, now, because }: Span,
): Promise<void> {
  const { run } = transaction;
  const { names, identifiers } = written;
  await run(statementText('ingestion/merging/undo-names'), { names, identifiers, now, unended: UNENDED });
  await run(statementText('ingestion/merging/reopen-names'), { keys: touched, mergedAt, now, unended: UNENDED });
  const before = new Map([
    ...batch.entities.changed.map(({ key, properties }) => [key, properties] as const),
    ...gone.map((properties) => [String(properties.key), properties] as const),
  ]);
  const rows: { key: string; properties: Properties }[] = [];
  for (const [key, row] of await entitiesNow(transaction, touched)) {
    const { entity } = row;
    const was = before.get(key);
    // said otherwise since: only its names go back
    const said = written.entities[key];
    const since = said !== undefined && !isSaid(entity, said);
    const wasThere = was ? !isWithdrawn(was) : !batch.entities.added.includes(key);
    const goes = !wasThere && !(await isStoodOn(run, key));
    const back = restoredEntity(entity, since || !was ? entity : was, row, now);
    rows.push({ key, properties: goes ? withdrawnEntity(entity, now, because) : back });
  }
  await run(statementText('ingestion/change-entities'), { rows });
  const trees = touched.filter((key) => TREE_KINDS.some((kind) => kind === before.get(key)?.kind));
  await keepLineage(transaction, [...batch.moved, ...trees], now);
}

const isStoodOn = async (run: Transaction['run'], key: string): Promise<boolean> =>
  (await standingOn(run, { id: entityId(key), unended: UNENDED, limit: integer(1) })).length > 0;

/** Keys, sources and questions go back to whose they were. */
async function undoReferences({ run }: Transaction, { keep, undo }: Merger): Promise<void> {
  const { otherKeys, contributions, questions } = undo;
  await run(statementText('ingestion/merging/drop-other-keys'), { keys: otherKeys.added, moved: otherKeys.moved });
  await run(statementText('ingestion/merging/return-contributions'), { rows: contributions, keep });
  await run(statementText('ingestion/merging/reopen-questions'), { ids: questions });
}
