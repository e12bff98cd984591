import { z } from 'zod';
import type { Transaction } from '../../../database/database.ts';
import { entityId } from '../../../database/ids.ts';
import type { RelationKind } from '../../../database/kinds.ts';
import { UNENDED } from '../../../database/lens.ts';
import { statement, statementText } from '../../../database/statement.ts';
import { evidenceId } from '../identity.ts';
import { knownEvidence } from '../state.ts';
import { Writer, writeEvidence } from '../write.ts';
import type { Undo } from './ledger.ts';
import { evidenceRecord } from './recorded.ts';
import type { Standing } from './standing.ts';

/** Ids of facts that end with a merger, by kind. */
export type Closed = ReadonlyMap<RelationKind, string[]>;

/** What the one that goes is recorded to say of claims that stay, the other says from now on. */
export async function passSpeech(
  transaction: Transaction,
  { keys, entities, spoken }: Standing,
  closed: Closed,
  at: string,
): Promise<Undo['spoken']> {
  const over = new Set([...[...closed.values()].flat(), ...entities.map(({ entity }) => String(entity.id))]);
  const rows = spoken.filter(({ said }) => !over.has(String(said.claimId)));
  const said = rows.map((row) => {
    const speaker = keys.get(String(row.said.speaker));
    const claimId = String(row.said.claimId);
    const id = evidenceId(claimId, { ...evidenceRecord(row), speaker });
    return { id, source: row.source, speaker, properties: { ...row.said, id, speaker, knownFrom: at } };
  });
  const ids = said.map(({ id }) => id);
  const known = new Set((await knownEvidence(transaction.run, { ids, unended: UNENDED })).map(({ id }) => id));
  const fresh = said.filter(({ id }) => !known.has(id));
  const writer = new Writer(transaction);
  writeEvidence(writer, fresh);
  await writer.end();
  const gone = rows.map((row) => String(row.said.id));
  await transaction.run(statementText('ingestion/merging/close-evidence'), { ids: gone, now: at, unended: UNENDED });
  return { added: fresh.map(({ id }) => id), closed: gone };
}

const contributions = statement('ingestion/merging/contributions', z.object({ source: z.string(), from: z.string() }));
const moveOtherKeys = statement('ingestion/merging/move-other-keys', z.object({ key: z.string(), from: z.string() }));
const settle = statement('ingestion/merging/settle-questions', z.object({ id: z.string() }));

/** Sources that it contributed, keys that are its own, and questions about it. */
export async function passOn(
  { run }: Transaction,
  { keys, entities }: Standing,
  { kept, at, by }: { readonly kept: string; readonly at: string; readonly by: string | null },
): Promise<Pick<Undo, 'contributions' | 'otherKeys' | 'questions'>> {
  const pairs = [...keys].map(([from, to]) => ({ from, to }));
  const passed = await contributions(run, { pairs });
  const moved = await moveOtherKeys(run, { pairs });
  const gone = entities.map(({ entity }) => String(entity.key));
  const rows = gone.map((key) => ({ key, now: keys.get(key), id: entityId(key), knownFrom: at }));
  await run(statementText('ingestion/resolution/create-other-keys'), { rows });
  const settled = await settle(run, { keys: gone, keep: kept, now: at, by });
  return { contributions: passed, otherKeys: { added: gone, moved }, questions: settled.map(({ id }) => id) };
}
