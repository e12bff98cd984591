import { badInput } from '../../errors.ts';
import type { Arguments } from './field.ts';

/** No page is longer. */
export const MAX_PAGE = 100;
const DEFAULT_PAGE = 20;

/** How a page was asked for, in one direction. */
export interface Window {
  readonly size: number;
  readonly cursor: string | undefined;
  readonly backward: boolean;
  /** The argument the cursor came by, for messages. */
  readonly argument: string;
}

/** Reads `first`, `after`, `last`, `before`; refuses what is out of range or goes both ways. */
export function windowOf(args: Arguments, field: string): Window {
  const { first, last, after, before } = args;
  const backward = last != null || (before != null && first == null);
  if (backward && (first != null || after != null)) {
    throw badInput(`${field}.last`, 'a page goes one way', 'first with after, or last with before');
  }
  if (!backward && before != null) throw badInput(`${field}.before`, 'a page goes one way', 'last with before');
  const size = Number((backward ? last : first) ?? DEFAULT_PAGE);
  if (size < 1 || size > MAX_PAGE) {
    throw badInput(`${field}.${backward ? 'last' : 'first'}`, `${size} is out of range`, `1 to ${MAX_PAGE}`);
  }
  const cursor = backward ? before : after;
  const argument = `${field}.${backward ? 'before' : 'after'}`;
  return { size, cursor: cursor == null ? undefined : String(cursor), backward, argument };
}
