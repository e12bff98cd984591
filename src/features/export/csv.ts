import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { ENTITY_KINDS, RELATION_KINDS } from '../../database/kinds.ts';
import type { RecordValidity } from '../../database/validity.ts';
import { row } from './cells.ts';
import type { Claims } from './claims.ts';
import type { Entity, Evidence, Fact, Source, Value } from './rows.ts';
import { Spools } from './spools.ts';
import { attributesOf, qualifiersOf } from './vocabulary.ts';
import type { Whole } from './whole.ts';

const BOM = '\uFEFF';
const CLAIM = ['from', 'to', 'toPrecision', 'observedOn', 'status', 'confidence'];
const SOURCE = ['key', 'title', 'publisher', 'contributor', 'url', 'publishedOn', 'publishedAt', 'sha256'] as const;
const NAMES = ['key', 'name', 'kind', 'from', 'to', 'toPrecision', 'observedOn'];
const EVIDENCE = ['claim', 'source', 'paragraph', 'start', 'end', 'note', 'stance', 'speaker', 'field'];

/**
 * A zip of tables: one for each kind of entity and of relation that is there, then names, identifiers, evidence,
 * sources and the manifest. What belongs to several tables waits in temporary files for its turn.
 */
export async function* csv(claims: Claims, whole: Whole, manifest: () => Promise<object>): AsyncGenerator<Uint8Array> {
  const spools = new Spools();
  const archive = new Archive(whole);
  const written = fill(archive, claims, spools, manifest).catch((error: Error) => {
    archive.output.destroy(error);
  });
  try {
    yield* archive.output;
  } finally {
    archive.abandon();
    await written;
    await spools.remove();
  }
}

async function fill(archive: Archive, claims: Claims, spools: Spools, manifest: () => Promise<object>): Promise<void> {
  for (const kind of ENTITY_KINDS) {
    const header = ['key', 'name', ...attributesOf(kind), 'inferred', ...CLAIM];
    await archive.table(
      `entities/${kind}.csv`,
      header,
      entityRows(claims.entities([kind]), attributesOf(kind), spools),
    );
  }
  for await (const page of claims.facts()) await spoolFacts(page, spools);
  for (const kind of RELATION_KINDS) {
    const header = ['id', 'from', 'to', ...qualifiersOf(kind), ...CLAIM];
    await archive.table(`relations/${kind}.csv`, header, spools.read(kind));
  }
  await archive.table('names.csv', NAMES, spools.read('names'));
  await archive.table('identifiers.csv', ['key', 'scheme', 'value'], spools.read('identifiers'));
  await archive.table('evidence.csv', EVIDENCE, spools.read('evidence'));
  await archive.table('sources.csv', SOURCE, sourceRows(claims.sources()));
  await archive.file('manifest.json', [`${JSON.stringify(await manifest(), null, 2)}\n`]);
  archive.end();
}

async function* entityRows(pages: AsyncIterable<Iterable<Entity>>, attributes: readonly string[], spools: Spools) {
  for await (const page of pages) {
    let [own, names, identifiers, evidence] = ['', '', '', ''];
    for (const entity of page) {
      own += entityRow(entity, attributes);
      names += nameRows(entity);
      identifiers += identifierRows(entity);
      evidence += evidenceRows(entity.key, entity.evidence);
    }
    yield own;
    await spools.write('names', names);
    await spools.write('identifiers', identifiers);
    await spools.write('evidence', evidence);
  }
}

async function spoolFacts(page: Iterable<Fact>, spools: Spools): Promise<void> {
  const tables = new Map<string, string>();
  let evidence = '';
  for (const fact of page) {
    tables.set(fact.kind, (tables.get(fact.kind) ?? '') + factRow(fact));
    evidence += evidenceRows(fact.id, fact.evidence);
  }
  for (const [kind, rows] of tables) await spools.write(kind, rows);
  await spools.write('evidence', evidence);
}

async function* sourceRows(pages: AsyncIterable<readonly Source[]>) {
  for await (const page of pages) yield page.map((source) => row(SOURCE.map((name) => source[name]))).join('');
}

const entityRow = (entity: Entity, attributes: readonly string[]): string =>
  row([
    entity.key,
    entity.name,
    ...valuesIn(entity.attributes, attributes),
    listed(entity.inferred),
    ...claimOf(entity),
  ]);

const factRow = (fact: Fact): string =>
  row([fact.id, fact.from, fact.to, ...valuesIn(fact.qualifiers, qualifiersOf(fact.kind)), ...claimOf(fact)]);

const nameRows = ({ key, aliases }: Entity): string =>
  aliases.map(({ name, kind, validity }) => row([key, name, kind, ...boundsOf(validity)])).join('');

const identifierRows = ({ key, identifiers }: Entity): string =>
  identifiers.map(({ scheme, value }) => row([key, scheme, value])).join('');

const evidenceRows = (claim: string, evidence: readonly Evidence[]): string =>
  evidence
    .map(({ source, paragraph, start, end, note, stance, speaker, field }) =>
      row([claim, source, paragraph, start, end, note, stance, speaker, field]),
    )
    .join('');

/** A list in one cell; as JSON, because its words may hold any sign. */
const listed = (words: readonly string[] | undefined): string | undefined =>
  words === undefined || words.length === 0 ? undefined : JSON.stringify(words);

const valuesIn = (values: ReadonlyMap<string, Value>, names: readonly string[]) =>
  names.map((name) => {
    const value = values.get(name);
    return typeof value === 'object' ? listed(value) : value;
  });

const boundsOf = (validity: RecordValidity | undefined) => [
  validity?.from,
  validity?.to,
  validity?.toPrecision,
  listed(validity?.observedOn),
];

const claimOf = ({ validity, status, confidence }: Entity | Fact) => [...boundsOf(validity), status, confidence];

/** A zip archive that is written entry by entry, no faster than it is read. */
class Archive {
  readonly #zip = new ZipFile();
  readonly output = Readable.from(this.#zip.outputStream);
  readonly #mtime: Date;
  readonly #bom: string;
  #entry: Readable | undefined;

  constructor({ knownAt, bom }: Whole) {
    this.#mtime = new Date(knownAt);
    this.#bom = bom ? BOM : '';
    // an entry that fails is told by whoever writes it
    this.#zip.on('error', () => {});
  }

  /** Nothing more is read, so nothing more is written. */
  abandon(): void {
    this.#entry?.destroy();
    this.output.destroy();
  }

  /** A table, unless it has no row. */
  async table(name: string, header: readonly string[], rows: AsyncGenerator<string>): Promise<void> {
    const first = await rows.next();
    if (!first.done) await this.file(name, begunWith(this.#bom + row(header) + first.value, rows));
  }

  async file(name: string, texts: Iterable<string> | AsyncIterable<string>): Promise<void> {
    this.#entry = Readable.from(texts, { objectMode: false });
    this.#zip.addReadStream(this.#entry, name, { mtime: this.#mtime });
    await finished(this.#entry);
  }

  end(): void {
    this.#zip.end();
  }
}

async function* begunWith(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}
