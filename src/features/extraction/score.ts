import { Comparison } from './comparison.ts';
import type { Proposal } from './ledger.ts';
import type { Truth } from './truth.ts';

/**
 * How proposals compare with an annotation. Annotations are not complete, so what is said of somebody is only judged
 * where the annotation says anything of that sort of them (the local closed-world assumption); the rest is `unjudged`.
 * `silent` are those of the unjudged whose subject the annotation does name.
 */
export interface Count {
  readonly expected: number;
  readonly proposed: number;
  readonly right: number;
  readonly unjudged: number;
  readonly silent: number;
}
export interface Score {
  readonly counts: Readonly<Record<string, Count>>;
  /** Negatives of the annotation that a proposal asserts, in words. */
  readonly violated: readonly string[];
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}
export interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** The same as if the annotation said all there is: whatever it does not say is wrong. */
export const closed = (count: Count): Count => ({ ...count, proposed: count.proposed + count.silent, silent: 0 });

/** Precision, recall and their harmonic mean; nothing expected and nothing proposed is a full score. */
export function ratesOf({ expected, proposed, right }: Count): Rates {
  const precision = proposed === 0 ? (expected === 0 ? 1 : 0) : right / proposed;
  const recall = expected === 0 ? 1 : right / expected;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** Compares one report's proposals with its annotation. */
export function scoreOf(records: readonly Proposal[], truth: Truth): Score {
  return new Comparison(records, truth).score();
}

const NONE: Count = { expected: 0, proposed: 0, right: 0, unjudged: 0, silent: 0 };

/** Sums of several reports. */
export function total(scores: readonly Score[]): Score {
  const counts: Record<string, Count> = {};
  for (const score of scores) {
    for (const [kind, count] of Object.entries(score.counts)) {
      const sum = counts[kind] ?? NONE;
      counts[kind] = {
        expected: sum.expected + count.expected,
        proposed: sum.proposed + count.proposed,
        right: sum.right + count.right,
        unjudged: sum.unjudged + count.unjudged,
        silent: sum.silent + count.silent,
      };
    }
  }
  return {
    counts,
    violated: scores.flatMap(({ violated }) => violated),
    missed: scores.flatMap(({ missed }) => missed),
    wrong: scores.flatMap(({ wrong }) => wrong),
  };
}
