import { type ExecutionResult, execute, parse } from 'graphql';
import { Reading } from '../../src/database/reading/plan.ts';
import { contextOf } from '../../src/features/context.ts';
import { fields } from '../../src/features/index.ts';
import { executableSchema } from '../../src/server/schema.ts';
import { NOW, type TestGraph } from './graph.ts';

const schema = executableSchema();

/** One document asked again and again, as the server keeps it. */
export interface Prepared {
  run(variables?: Record<string, unknown>): Promise<ExecutionResult>;
  /** How often a field's definition was looked up since the last call: none when a plan was known. */
  compiled(): number;
}

export function prepared({ database }: TestGraph, source: string): Prepared {
  let lookups = 0;
  const counted = new Proxy(fields, {
    get: (target, name) => {
      lookups++;
      return Reflect.get(target, name);
    },
  });
  const reading = new Reading(database, counted);
  const document = parse(source);
  return {
    run: async (variableValues = {}) => {
      const contextValue = contextOf(database, reading, NOW);
      return execute({ schema, document, contextValue, variableValues });
    },
    compiled: () => {
      const since = lookups;
      lookups = 0;
      return since;
    },
  };
}
