import type { Transaction } from '../../database/database.ts';
import type { RelationKind } from '../../database/kinds.ts';
import { todayInShanghai, UNENDED } from '../../database/lens.ts';
import { statementText } from '../../database/statement.ts';
import type { Batch } from './batch.ts';
import { isChanged, versionOfFact } from './fact.ts';
import type { Properties } from './state.ts';
import { TREE_KINDS } from './vocabulary.ts';

/** Rows a statement takes at once. */
const ROWS = 2_000;

/** Writes what a batch came to, in the order in which one thing needs another. Returns the rows written. */
export async function writeBatch(transaction: Transaction, batch: Batch): Promise<number> {
  const { now } = batch;
  const writer = new Writer(transaction);
  await writer.write('write-sources', [...batch.sources.values()]);
  await writeEntities(writer, batch);
  for (const [kind, drafts] of batch.changedFacts()) {
    const replaced = drafts.filter(({ before }) => before).map(({ id }) => id);
    if (replaced.length > 0) await writer.run('close-facts', { ids: replaced, now, unended: UNENDED }, kind);
    const rows = drafts.map((draft) => ({
      from: draft.record.from,
      to: draft.record.to,
      properties: versionOfFact(draft, now),
    }));
    await writer.write('create-facts', rows, kind);
  }
  const evidence = [...batch.evidence.values()];
  await writer.write(
    'create-evidence',
    evidence.map(({ source, properties }) => ({ source, properties })),
  );
  const spoken = evidence.flatMap(({ id, speaker }) => (speaker === undefined ? [] : [{ id, speaker }]));
  await writer.write('create-speakers', spoken);
  await writer.lineage(batch);
  return writer.written;
}

/** Entries of trees at and below these, as far as these are such, keep the keys of what they lie in, as of the day of writing. */
export async function keepLineage({ run }: Transaction, keys: readonly string[], now: string): Promise<void> {
  if (keys.length === 0) return;
  const today = todayInShanghai(new Date(now));
  await run(statementText('ingestion/lineage'), { keys, kinds: TREE_KINDS, today, unended: UNENDED });
}

async function writeEntities(writer: Writer, { entities, now }: Batch): Promise<void> {
  const drafts = [...entities.values()];
  const written = drafts.flatMap((draft) => {
    const properties = draft.properties(now);
    return properties ? [{ draft, properties }] : [];
  });
  const isNew = ({ draft }: (typeof written)[number]): boolean => draft.isNew;
  await writer.write(
    'create-entities',
    written.filter(isNew).map(({ draft, properties }) => ({ labels: draft.labels, properties })),
  );
  await writer.write(
    'change-entities',
    written.filter((each) => !isNew(each)).map(({ draft, properties }) => ({ key: draft.key, properties })),
  );
  const closed = drafts.flatMap(({ key, closedNames }) => closedNames.map((name) => ({ key, ...name, now })));
  await writer.write('close-names', closed);
  const names = drafts.flatMap((draft) => draft.newNames(now).map((properties) => ({ key: draft.key, properties })));
  await writer.write('create-names', names);
  const identifiers = drafts.flatMap(({ key, newIdentifiers }) =>
    newIdentifiers.map((properties) => ({ key, properties })),
  );
  await writer.write('create-identifiers', identifiers);
}

class Writer {
  readonly #transaction: Transaction;
  written = 0;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  async write(name: string, rows: readonly Properties[], kind?: RelationKind): Promise<void> {
    for (let start = 0; start < rows.length; start += ROWS) {
      await this.run(name, { rows: rows.slice(start, start + ROWS), unended: UNENDED }, kind);
    }
    this.written += rows.length;
  }

  async run(name: string, parameters: Properties, kind?: RelationKind): Promise<void> {
    await this.#transaction.run(statementText(`ingestion/${name}`, kind && [kind]), parameters);
  }

  /** Entries of trees that are new or moved know what they lie in, as of the day of writing. */
  async lineage(batch: Batch): Promise<void> {
    const isTree = (key: string): boolean => TREE_KINDS.some((kind) => kind === batch.kindOf(key));
    const fresh = [...batch.entities.values()].filter(({ isNew }) => isNew).map(({ key }) => key);
    const moved = [...batch.facts.values()].filter((draft) => draft.record.kind === 'PART_OF' && isChanged(draft));
    const keys = [...new Set([...fresh, ...moved.map(({ record }) => record.from)])].filter(isTree);
    await keepLineage(this.#transaction, keys, batch.now);
  }
}
