import type { EntityKind, RelationKind } from '../../database/kinds.ts';
import type { Draw } from './draw.ts';

/** A record as docs/records.md has it. */
export type BenchRecord = Readonly<Record<string, unknown>>;

interface Validity {
  readonly from?: string;
  readonly to?: string;
  readonly observedOn?: readonly string[];
}

export const SOURCES = 300;
const FIRST_YEAR = 2019;
const sourceYear = (number: number): number => FIRST_YEAR + (number % 7);
export const sourceKey = (number: number): string => `source:silian试算数据-${sourceYear(number)}-${number + 1}`;

export const source = (number: number): BenchRecord => ({
  type: 'source',
  key: sourceKey(number),
  title: `试算数据（虚构）第 ${number + 1} 号`,
  publisher: 'Silian 四链 试算数据（虚构）',
  publishedOn: `${sourceYear(number)}-${two(1 + (number % 12))}-${two(1 + (number % 28))}`,
});

export const two = (number: number): string => String(number).padStart(2, '0');

/** A passage of some source; the first ones speak of most. */
function passage(draw: Draw): BenchRecord {
  const start = draw.below(4_000);
  return {
    source: sourceKey(draw.skewed(SOURCES, 2)),
    paragraph: 1 + draw.below(40),
    start,
    end: start + 5 + draw.below(60),
  };
}

const claim = (draw: Draw, validity: Validity | undefined) => ({
  ...(validity ? { validity } : {}),
  ...(draw.happens(0.05) ? { status: 'INFERRED', confidence: 0.5 + draw.below(50) / 100 } : {}),
  evidence: draw.happens(0.05) ? [passage(draw), passage(draw)] : [passage(draw)],
});

interface Thing {
  readonly key: string;
  readonly name: string;
}

/** Something made up, with the mark. */
export const madeUp = (
  draw: Draw,
  kind: EntityKind,
  { key, name }: Thing,
  attributes: BenchRecord = {},
  { validity, ...said }: { readonly validity?: Validity } & BenchRecord = {},
): BenchRecord => ({
  type: 'entity',
  kind,
  key,
  name,
  ...said,
  attributes: { ...attributes, synthetic: true },
  ...claim(draw, validity),
});

/** A fact, as real as its ends. */
export const fact = (
  draw: Draw,
  kind: RelationKind,
  from: string,
  to: string,
  qualifiers: BenchRecord = {},
  validity?: Validity,
): BenchRecord => ({ type: 'relation', kind, from, to, qualifiers, ...claim(draw, validity) });

/** Some year, month or day of the years before 2026. */
export const someDay = (draw: Draw): string => {
  const [year, month, day] = [2010 + draw.below(16), two(1 + draw.below(12)), two(1 + draw.below(28))];
  return [`${year}`, `${year}-${month}`, `${year}-${month}-${day}`][draw.below(3)] ?? `${year}`;
};

/** When a tie holds: since some day, of some until another, of some only that it was seen. */
export function term(draw: Draw): Validity | undefined {
  const chance = draw.share;
  if (chance < 0.3) return undefined;
  if (chance < 0.5) return { observedOn: [`${2020 + draw.below(6)}-${two(1 + draw.below(12))}`] };
  if (chance < 0.9) return { from: someDay(draw) };
  const from = 2010 + draw.below(10);
  return { from: `${from}`, to: `${from + 1 + draw.below(6)}` };
}
