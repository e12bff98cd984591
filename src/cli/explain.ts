import { ZodError } from 'zod';
import { ConfigError } from '../config.ts';
import { codeOf, LocalNeo4jError } from '../database/local-neo4j/error.ts';
import { SilianError } from '../errors.ts';

/** What went wrong, for people: errors with a message of ours by it, unforeseen ones with their stack. */
export function explained(error: unknown): string {
  if (error instanceof ConfigError)
    return `The settings are not right; nothing was started. 配置有误：\n${error.message}`;
  if (error instanceof ZodError || !(error instanceof Error)) return String(error);
  if (String(codeOf(error)).startsWith('Neo.ClientError.Security')) {
    return `Neo4j refuses the user: ${error.message} Check NEO4J_USERNAME and NEO4J_PASSWORD.`;
  }
  return isOurs(error) ? error.message : (error.stack ?? error.message);
}

const OURS = ['ServiceError', 'UsageError'];

const isOurs = (error: Error): boolean =>
  error instanceof SilianError || error instanceof LocalNeo4jError || OURS.includes(error.name);
