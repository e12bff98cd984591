/** A record that was proposed for a report, as far as a curator looks at it. */
export interface Proposed {
  /** Its place among all; stable. */
  readonly index: number;
  /** As it would be written: one JSON object. */
  readonly json: string;
  readonly type: 'source' | 'entity' | 'relation';
  readonly kind: string;
  /** The key, or the two ends. */
  readonly keys: readonly string[];
  readonly name: string;
  readonly confidence: number;
  readonly sure: boolean;
  readonly passages: readonly Passage[];
  /** Keys that it cannot do without. */
  readonly needs: readonly string[];
}

/** Where a record stands in the text, in characters, and by which rule. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

interface Json {
  readonly [name: string]: unknown;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads a record; undefined where it is no JSON object. */
export function proposedFrom(json: string, index: number, sure: boolean): Proposed | undefined {
  const record = parsed(json);
  if (!record) return undefined;
  const { type, qualifiers } = record;
  const isRelation = type === 'relation';
  const keys = isRelation ? [textOf(record.from), textOf(record.to)] : [textOf(record.key)];
  const beside = isObject(qualifiers) ? [textOf(qualifiers.onBehalfOf), textOf(qualifiers.at)] : [];
  return {
    ...{ index, json, sure, keys },
    type: isRelation ? 'relation' : type === 'source' ? 'source' : 'entity',
    kind: textOf(record.kind),
    name: textOf(record.name) || textOf(record.title),
    confidence: typeof record.confidence === 'number' ? record.confidence : 1,
    passages: passagesIn(record.evidence),
    needs: isRelation ? [...keys, ...beside].filter((key) => key !== '') : [],
  };
}

export function parsed(json: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function passagesIn(evidence: unknown): Passage[] {
  if (!Array.isArray(evidence)) return [];
  return evidence.flatMap((each: unknown) => {
    if (!isObject(each) || typeof each.start !== 'number' || typeof each.end !== 'number') return [];
    const [rule = ''] = textOf(each.note).split(':');
    return [{ start: each.start, end: each.end, rule }];
  });
}

/** What is to be written of what was accepted: a record whose ends were rejected goes with them. */
export function accepted(proposed: readonly Proposed[], rejected: ReadonlySet<number>): readonly Proposed[] {
  const gone = new Set(
    proposed.filter(({ index, type }) => rejected.has(index) && type === 'entity').flatMap(({ keys }) => keys),
  );
  return proposed.filter(({ index, needs }) => !rejected.has(index) && !needs.some((key) => gone.has(key)));
}

/** A piece of the text, and the records that stand there. */
export interface Piece {
  readonly text: string;
  readonly indexes: readonly number[];
}

/** The text cut where passages begin and end. Offsets count characters, not UTF-16 units. */
export function piecesOf(text: string, proposed: readonly Proposed[]): Piece[] {
  const points = [...text];
  const spans = proposed.flatMap(({ index, passages }) => passages.map(({ start, end }) => ({ index, start, end })));
  const cuts = [...new Set([0, points.length, ...spans.flatMap(({ start, end }) => [start, end])])]
    .filter((cut) => cut >= 0 && cut <= points.length)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, at) => {
    const to = cuts[at + 1] ?? points.length;
    const indexes = spans.filter(({ start, end }) => start < to && end > from).map(({ index }) => index);
    return { text: points.slice(from, to).join(''), indexes: [...new Set(indexes)] };
  });
}
