import { z } from 'zod';
import { note } from '../../../database/audit/note.ts';
import type { Database, Transaction } from '../../../database/database.ts';
import { isRelationKind, type RelationKind } from '../../../database/kinds.ts';
import { UNENDED } from '../../../database/lens.ts';
import { statement, statementText } from '../../../database/statement.ts';
import { takeLock } from '../lock.ts';
import { questionId } from '../resolution/keep.ts';
import type { Properties } from '../state.ts';
import { TREE_KINDS } from '../vocabulary.ts';
import type { Worked } from '../work.ts';
import { keepLineage } from '../write.ts';
import { endRun } from './ledger.ts';

const Image = z.object({ key: z.string(), properties: z.record(z.string(), z.unknown()) });
/** What it takes to undo a batch: what was new, and what was said before. */
export const Undo = z.object({
  sources: z.object({ added: z.array(z.string()), changed: z.array(Image) }),
  entities: z.object({ added: z.array(z.string()), changed: z.array(Image), named: z.array(z.string()) }),
  facts: z.record(z.string(), z.object({ added: z.array(z.string()), closed: z.array(z.string()) })),
  evidence: z.array(z.string()),
  /** Other keys of entities, and ids of questions. */
  resolved: z.object({ keys: z.array(z.string()), questions: z.array(z.string()) }),
  /** Entries of trees that came to lie elsewhere. */
  moved: z.array(z.string()),
});
export type Undo = z.infer<typeof Undo>;

/** How to undo what a batch wrote. */
export function undoOf({ batch, state, resolved }: Worked): Undo {
  const drafts = [...batch.entities.values()];
  const written = drafts.filter(({ isWritten }) => isWritten);
  const named = drafts.filter(({ newIdentifiers, closedNames }) => newIdentifiers.length + closedNames.length > 0);
  const renamed = drafts.filter((draft) => draft.newNames(batch.now).length > 0);
  const facts = [...batch.changedFacts()];
  const isTree = (key: string): boolean => TREE_KINDS.some((kind) => kind === batch.kindOf(key));
  return {
    sources: split([...batch.sources.keys()], (key) => state.sources.get(key)),
    entities: {
      ...split(
        written.map(({ key }) => key),
        (key) => state.entities.get(key)?.entity,
      ),
      named: [...new Set([...named, ...renamed].filter(({ isNew }) => !isNew).map(({ key }) => key))],
    },
    facts: Object.fromEntries(
      facts.map(([kind, changed]) => [
        kind,
        { added: changed.map(({ id }) => id), closed: changed.flatMap(({ id, before }) => (before ? [id] : [])) },
      ]),
    ),
    evidence: [...batch.evidence.keys()],
    resolved: { keys: [...resolved.same.keys()], questions: resolved.asked.map(questionId) },
    moved: facts.flatMap(([kind, changed]) =>
      kind === 'PART_OF' ? changed.map(({ record }) => record.from).filter(isTree) : [],
    ),
  };
}

/** Keys of what was new, and what the rest was before. */
function split(keys: readonly string[], before: (key: string) => Properties | undefined) {
  const added = keys.filter((key) => !before(key));
  const changed = keys.flatMap((key) => {
    const properties = before(key);
    return properties ? [{ key, properties }] : [];
  });
  return { added, changed };
}

const lastPart = statement(
  'ingestion/run/last-part',
  z.object({ part: z.number(), now: z.string(), undo: z.string() }),
);

/**
 * Takes back all that a run has written, part by part, the last one first; then the graph is what it was before. May be
 * broken off and begun again.
 */
export async function undoRun(database: Database, run: string, now: Date): Promise<void> {
  while (await undoLastPart(database, run, now));
  await database.write(async (transaction) => {
    const { run: open } = await takeLock(transaction, run);
    if (open !== run) return;
    await endRun(transaction, run, 'UNDONE', now.toISOString());
    await note(transaction, { act: 'UNDO_RUN', about: `run ${run}`, content: null }, now.toISOString());
  });
}

/** Whether there was one. */
const undoLastPart = (database: Database, run: string, now: Date): Promise<boolean> =>
  database.write(async (transaction) => {
    await takeLock(transaction, run);
    const [part] = await lastPart(transaction.run, { run });
    if (!part) return false;
    await takeBack(transaction, Undo.parse(JSON.parse(part.undo)), part.now);
    await transaction.run(statementText('ingestion/run/drop-part'), { run, part: part.part });
    const act = { act: 'UNDO_PART', about: `run ${run}, part ${part.part}`, content: null } as const;
    await note(transaction, act, now.toISOString());
    return true;
  });

/** In the opposite order of writing. */
async function takeBack(transaction: Transaction, undo: Undo, now: string): Promise<void> {
  const { sources, entities, facts, evidence, moved, resolved } = undo;
  const does = (name: string, parameters: Properties, kind?: RelationKind) =>
    transaction.run(statementText(name, kind && [kind]), { ...parameters, now, unended: UNENDED });
  await does('ingestion/run/undo-resolved', { lists: resolved });
  await does('ingestion/run/undo-evidence', { ids: evidence });
  for (const [kind, { added, closed }] of Object.entries(facts)) {
    if (!isRelationKind(kind)) throw new Error(`${kind} is no kind of relation`);
    await does('ingestion/run/undo-facts', { ids: added }, kind);
    await does('ingestion/run/reopen-facts', { ids: closed }, kind);
  }
  await does('ingestion/run/undo-names', { keys: entities.named });
  await does('ingestion/change-entities', { rows: entities.changed });
  await does('ingestion/run/undo-entities', { keys: entities.added });
  await does('ingestion/run/restore-sources', { rows: sources.changed });
  await does('ingestion/run/undo-sources', { keys: sources.added });
  await keepLineage(transaction, moved, now);
}
