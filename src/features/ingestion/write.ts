import type { Transaction } from '../../database/database.ts';
import type { RelationKind } from '../../database/kinds.ts';
import { UNENDED } from '../../database/lens.ts';
import { statementText } from '../../database/statement.ts';
import type { Batch } from './batch.ts';
import { isChanged, versionOfFact } from './fact.ts';
import type { Properties } from './state.ts';
import { TREE_KINDS } from './vocabulary.ts';

/** Rows a statement takes at once. */
const ROWS = 2_000;

/** Writes what a batch came to, in the order in which one thing needs another. Returns the rows written. */
export async function writeBatch(transaction: Transaction, batch: Batch, now: string): Promise<number> {
  const writer = new Writer(transaction);
  await writer.write('write-sources', [...batch.sources.values()]);
  await writeEntities(writer, batch, now);
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

async function writeEntities(writer: Writer, batch: Batch, now: string): Promise<void> {
  const drafts = [...batch.entities.values()];
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
  const renamed = drafts.filter((draft) => draft.isRenamed).map(({ key }) => ({ key, now }));
  await writer.write('close-names', renamed);
  await writer.write(
    'create-names',
    drafts.flatMap(({ key, newNames }) => newNames.map((properties) => ({ key, properties }))),
  );
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
    await this.#transaction.run(statementText(`ingestion/${name}`, kind), parameters);
  }

  /** Entries of trees that are new or moved know what they lie in. */
  async lineage({ entities, facts }: Batch): Promise<void> {
    const fresh = [...entities.values()]
      .filter(({ isNew, kind }) => isNew && TREE_KINDS.includes(kind))
      .map(({ key }) => key);
    const moved = [...facts.values()]
      .filter((draft) => draft.record.kind === 'PART_OF' && isChanged(draft))
      .map(({ record }) => record.from);
    const keys = [...new Set([...fresh, ...moved])];
    if (keys.length > 0) await this.run('lineage', { keys, unended: UNENDED });
  }
}
