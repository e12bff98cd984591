import { type ExecutionArgs, type ExecutionResult, execute, getOperationAST } from 'graphql';
import { expect } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { Reading } from '../../src/database/reading/plan.ts';
import { type Context, contextOf } from '../../src/features/context.ts';
import { fields } from '../../src/features/index.ts';
import { executorOf } from '../../src/server/execution/executor.ts';
import { schema } from './composed.ts';

/** Why the last queries were not completed from rows. */
export const irregular: unknown[] = [];
const executed = executorOf(schema, (reason) => irregular.push(reason));

interface Asked extends ExecutionArgs {
  readonly contextValue: Context;
}

/**
 * The service's own answer, once graphql-js has been seen to give the same over the same rows: so that every test that
 * asks is a test of the executor as well. The context's database is one of `rereading`.
 */
export async function executedAlike(args: Asked, reread: Rereading): Promise<ExecutionResult> {
  if (getOperationAST(args.document, args.operationName)?.operation !== 'query') return executed(args);
  return reread.keeping(async () => {
    const ours = await executed(args);
    const theirs = await execute({ ...args, contextValue: anew(args.contextValue) });
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) {
      // what was cut for lack of time the first time is not cut now that all has been read
      const again = await executed({ ...args, contextValue: anew(args.contextValue) });
      expect(JSON.stringify(again)).toBe(JSON.stringify(theirs));
    }
    return { ...ours, ...(ours.data && { data: JSON.parse(JSON.stringify(ours.data)) }) };
  });
}

/** The same request, with nothing loaded yet. */
const anew = ({ database, now, caller, signal }: Context): Context =>
  contextOf(database, new Reading(database, fields), now, { caller, signal });

export interface Rereading {
  readonly database: Database;
  /** What is read while `work` runs is read once, and given again to whoever asks again. */
  keeping<T>(work: () => Promise<T>): Promise<T>;
}

export function rereading(database: Database): Rereading {
  const rows = new Map<string, ReturnType<Database['read']>>();
  let working = 0;
  const read: Database['read'] = (cypher, parameters) => {
    if (working === 0) return database.read(cypher, parameters);
    const key = JSON.stringify([cypher, parameters]);
    const known = rows.get(key) ?? database.read(cypher, parameters);
    rows.set(key, known);
    return known;
  };
  return {
    database: { ...database, read },
    keeping: async (work) => {
      working++;
      try {
        return await work();
      } finally {
        working--;
        if (working === 0) rows.clear();
      }
    },
  };
}
