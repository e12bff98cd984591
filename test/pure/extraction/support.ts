import { Extractor } from '../../../src/features/extraction/extract.ts';
import type { EntityProposal, Proposal, RelationProposal } from '../../../src/features/extraction/ledger.ts';
import { type Line, linesOf, parseRecords } from '../../../src/features/ingestion/parse.ts';
import { endsFit } from '../../../src/features/ingestion/vocabulary.ts';

export const extractor = new Extractor();

const entities = (records: readonly Proposal[]): EntityProposal[] =>
  records.filter((record) => record.type === 'entity');
const relations = (records: readonly Proposal[]): RelationProposal[] =>
  records.filter((record) => record.type === 'relation');

/** The proposals of a made-up report, in words: names instead of keys. */
export function told(body: string, { title = '某报道', date = '2025-03-02' } = {}) {
  const text = `title: ${title}\ndate: ${date}\n----\n${body}`;
  const { records, withheld } = extractor.read(text);
  const nameOf = (key: string): string => entities(records).find((entity) => entity.key === key)?.name ?? key;
  const of = (kind: string): RelationProposal[] => relations(records).filter((relation) => relation.kind === kind);
  const said = (kind: string, qualifier: string): string[] =>
    of(kind).map(({ from, to, qualifiers }) =>
      [nameOf(from), qualifiers?.[qualifier], nameOf(to)].filter((word) => word !== undefined).join(' '),
    );
  return {
    records,
    withheld,
    names: (kind: string): string[] =>
      entities(records)
        .filter((entity) => entity.kind === kind)
        .map(({ name }) => name),
    entity: (name: string): EntityProposal | undefined => entities(records).find((entity) => entity.name === name),
    posts: said('HOLDS_ROLE', 'title'),
    capacities: said('PARTICIPATES_IN', 'capacity'),
    members: said('MEMBER_OF', 'role'),
    produced: said('PRODUCED_AT', 'qualifier'),
    said,
  };
}

/** What the door for writing would refuse: form, kinds of ends, and keys that no record bears. */
export function faultsOf(records: readonly Proposal[]): string[] {
  const lines: Line[] = linesOf(records.map((record) => JSON.stringify(record)).join('\n'), 'proposals');
  const kinds = new Map(entities(records).map(({ key, kind }) => [key, kind]));
  const { parsed, problems } = parseRecords(lines);
  return [
    ...problems.map(({ line, field, message }) => `${line} ${field}: ${message}`),
    ...parsed.flatMap(({ record }) => {
      if (record.type !== 'relation') return [];
      const from = parsed.find((each) => each.record.type === 'entity' && each.record.key === record.from)?.record;
      const to = parsed.find((each) => each.record.type === 'entity' && each.record.key === record.to)?.record;
      if (from?.type !== 'entity' || to?.type !== 'entity')
        return [`${record.kind} dangles: ${record.from} → ${record.to}`];
      return endsFit(record.kind, from.kind, to.kind) ? [] : [`${record.kind} does not fit ${from.kind} → ${to.kind}`];
    }),
    ...relations(records).flatMap(({ qualifiers }) =>
      typeof qualifiers?.onBehalfOf === 'string' && !kinds.has(qualifiers.onBehalfOf)
        ? [`${qualifiers.onBehalfOf} dangles`]
        : [],
    ),
  ];
}

/** Evidence whose offsets do not give the words that it says. */
export function misplaced(text: string, records: readonly Proposal[]): string[] {
  const points = [...text.toWellFormed()];
  return records.flatMap((record) => {
    if (record.type === 'source') return [];
    return record.evidence.flatMap(({ start, end, note }) => {
      const words = points
        .slice(start, Math.min(end, start + 160))
        .join('')
        .replaceAll(/\s+/g, ' ');
      return end > start && end <= points.length && note.endsWith(`: ${words}`)
        ? []
        : [`${note} is not at ${start}–${end}`];
    });
  });
}
