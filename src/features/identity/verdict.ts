/** A sentence for people, in both languages. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

/** Whether two descriptions are of one thing; ASK: nobody but a person can tell. */
export type Outcome = 'SAME' | 'DIFFERENT' | 'ASK';

export interface Reason extends Words {
  /** The rule, as docs/identity.md names it. */
  readonly code: string;
}

export interface Verdict {
  readonly outcome: Outcome;
  /** How alike the two are, 0 to 1: for the order of a queue, never for a decision. */
  readonly score: number;
  /** What decided comes first. */
  readonly reasons: readonly Reason[];
}

export interface Identifier {
  readonly scheme: string;
  readonly value: string;
}

export const reason = (code: string, en: string, zh: string): Reason => ({ code, en, zh });
export const verdict = (outcome: Outcome, score: number, ...reasons: readonly Reason[]): Verdict => ({
  outcome,
  score: Math.round(Math.min(1, Math.max(0, score)) * 1000) / 1000,
  reasons,
});
