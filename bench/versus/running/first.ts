import type { Asking } from './asking.ts';
import { Caller, Refusal } from './client.ts';

/** How the first answer came: Neo4j has to plan the statement before. */
export interface First {
  readonly milliseconds: number;
  /** Tries that were refused before, for want of time. */
  readonly refused: number;
}

/** A system that has not answered after so many tries never will. */
const TRIES = 12;

/** Asks until there is an answer: a statement whose planning is broken off is planned from the start again. */
export async function firstAnswer({ service, asked: [each] }: Asking): Promise<First> {
  const caller = new Caller(service.url);
  const began = performance.now();
  try {
    for (let refused = 0; ; refused++) {
      try {
        if (each) await caller.ask(each);
        return { milliseconds: performance.now() - began, refused };
      } catch (error) {
        if (refused + 1 === TRIES || !(error instanceof Refusal)) throw error;
      }
    }
  } finally {
    await caller.close();
  }
}
