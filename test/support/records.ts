import type { EntityKind, RelationKind } from '../../src/database/kinds.ts';
import type { Line } from '../../src/features/ingestion/parse.ts';

/** The one source of small test graphs. */
export const SOURCE = 'source:test';

type Fields = Readonly<Record<string, unknown>>;

/** Records as the lines of a file. */
export const linesFrom = (records: readonly object[], file: string): Line[] =>
  records.map((record, index) => ({ text: JSON.stringify(record), file, line: index + 1 }));

export const source = (fields: Fields = {}): object => ({ type: 'source', key: SOURCE, title: '试验来源', ...fields });

export const entity = (kind: EntityKind, key: string, name: string, fields: Fields = {}): object => ({
  type: 'entity',
  kind,
  key,
  name,
  evidence: [{ source: SOURCE }],
  ...fields,
});

/** `fields` are a relation's own, such as `validity` or `evidence`. */
export const relation = (
  kind: RelationKind,
  from: string,
  to: string,
  qualifiers: Fields = {},
  fields: Fields = {},
): object => ({
  type: 'relation',
  kind,
  from,
  to,
  qualifiers,
  evidence: [{ source: SOURCE }],
  ...fields,
});
