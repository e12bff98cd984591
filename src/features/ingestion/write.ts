import type { Transaction } from '../../database/database.ts';
import type { RelationKind } from '../../database/kinds.ts';
import { todayInShanghai, UNENDED } from '../../database/lens.ts';
import { statementText } from '../../database/statement.ts';
import type { Batch, NewEvidence } from './batch.ts';
import { isChanged, versionOfFact } from './fact.ts';
import type { Properties } from './state.ts';
import { TREE_KINDS } from './vocabulary.ts';

/** Rows a statement takes at once. */
const ROWS = 2_000;

/**
 * Writes what a batch came to, in the order in which one thing needs another: Neo4j works one statement off after the
 * other, without waiting for us between them. Returns the rows written.
 */
export async function writeBatch(transaction: Transaction, batch: Batch): Promise<number> {
  const writer = new Writer(transaction);
  writer.write('write-sources', [...batch.sources.values()]);
  writeEntities(writer, batch);
  writeFacts(writer, batch);
  writeEvidence(writer, [...batch.evidence.values()]);
  writer.lineage(batch);
  return writer.end();
}

/** Entries of trees at and below these, as far as these are such, keep the keys of what they lie in, as of the day of writing. */
export async function keepLineage({ run }: Transaction, keys: readonly string[], now: string): Promise<void> {
  if (keys.length === 0) return;
  const today = todayInShanghai(new Date(now));
  await run(statementText('ingestion/lineage'), { keys, kinds: TREE_KINDS, today, unended: UNENDED });
}

function writeEntities(writer: Writer, { entities, now }: Batch): void {
  const drafts = [...entities.values()];
  const written = drafts.flatMap((draft) => {
    const properties = draft.properties(now);
    return properties ? [{ draft, properties }] : [];
  });
  const isNew = ({ draft }: (typeof written)[number]): boolean => draft.isNew;
  writer.write(
    'create-entities',
    written.filter(isNew).map(({ draft, properties }) => ({ labels: draft.labels, properties })),
  );
  writer.write(
    'change-entities',
    written.filter((each) => !isNew(each)).map(({ draft, properties }) => ({ key: draft.key, properties })),
  );
  const closed = drafts.flatMap(({ key, closedNames }) => closedNames.map((name) => ({ key, ...name, now })));
  writer.write('close-names', closed);
  const names = drafts.flatMap((draft) => draft.newNames(now).map((properties) => ({ key: draft.key, properties })));
  writer.write('create-names', names);
  const identifiers = drafts.flatMap(({ key, newIdentifiers }) =>
    newIdentifiers.map((properties) => ({ key, properties })),
  );
  writer.write('create-identifiers', identifiers);
}

function writeFacts(writer: Writer, batch: Batch): void {
  const { now } = batch;
  for (const [kind, drafts] of batch.changedFacts()) {
    const replaced = drafts.filter(({ before }) => before).map(({ id }) => id);
    if (replaced.length > 0) writer.run('close-facts', { ids: replaced, now, unended: UNENDED }, kind);
    const rows = drafts.map((draft) => ({
      from: draft.record.from,
      to: draft.record.to,
      properties: versionOfFact(draft, now),
    }));
    writer.write('create-facts', rows, kind);
  }
}

/** Evidence by its source, and who speaks in it. */
export function writeEvidence(writer: Writer, evidence: readonly NewEvidence[]): void {
  for (const some of inParts(evidence)) writer.write('create-evidence', bySource(some));
  const spoken = evidence.flatMap(({ id, speaker }) => (speaker === undefined ? [] : [{ id, speaker }]));
  writer.write('create-speakers', spoken);
}

function bySource(evidence: readonly NewEvidence[]): { source: string; evidence: Properties[] }[] {
  const sources = new Map<string, Properties[]>();
  for (const { source, properties } of evidence) {
    const known = sources.get(source);
    if (known) known.push(properties);
    else sources.set(source, [properties]);
  }
  return [...sources].map(([source, all]) => ({ source, evidence: all }));
}

/** Rows as many at once as a statement takes. */
function* inParts<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += ROWS) yield rows.slice(start, start + ROWS);
}

/** Sends rows to statements, without waiting for one before the next. */
export class Writer {
  readonly #transaction: Transaction;
  readonly #sent: Promise<unknown>[] = [];
  #written = 0;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  write(name: string, rows: readonly Properties[], kind?: RelationKind): void {
    for (const some of inParts(rows)) this.run(name, { rows: some, unended: UNENDED }, kind);
    this.#written += rows.length;
  }

  run(name: string, parameters: Properties, kind?: RelationKind): void {
    this.#sent.push(this.#transaction.run(statementText(`ingestion/${name}`, kind && [kind]), parameters));
  }

  /** Entries of trees that have moved know what they lie in, as of the day of writing. */
  lineage(batch: Batch): void {
    const isTree = (key: string): boolean => TREE_KINDS.some((kind) => kind === batch.kindOf(key));
    const moved = [...batch.facts.values()].filter((draft) => draft.record.kind === 'PART_OF' && isChanged(draft));
    const keys = [...new Set(moved.map(({ record }) => record.from))].filter(isTree);
    this.#sent.push(keepLineage(this.#transaction, keys, batch.now));
  }

  /** When all is written: how many rows it was. */
  async end(): Promise<number> {
    await Promise.all(this.#sent);
    return this.#written;
  }
}
