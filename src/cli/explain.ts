import { ZodError } from 'zod';
import { ConfigError } from '../config.ts';
import { codeOf, LocalNeo4jError } from '../database/local-neo4j/error.ts';
import { type ErrorCode, SilianError } from '../errors.ts';

/** What went wrong, for people: errors with a message of ours by it, unforeseen ones with their stack. */
export function explained(error: unknown): string {
  if (error instanceof ConfigError)
    return `The settings are not right; nothing was started. 配置有误：\n${error.message}`;
  if (error instanceof ZodError || !(error instanceof Error)) return String(error);
  if (String(codeOf(error)).startsWith('Neo.ClientError.Security')) {
    return `Neo4j refuses the user: ${error.message} Check NEO4J_USERNAME and NEO4J_PASSWORD.`;
  }
  return isOurs(error) ? inBoth(error) : (error.stack ?? error.message);
}

/** What callers of the API read in English has its gist in Chinese here. */
const GISTS: Partial<Record<ErrorCode, string>> = {
  BAD_USER_INPUT: '输入有误，原因如上',
  BAD_ID: '标识不可用，原因如上',
  AMBIGUOUS_NAME: '名称不唯一，请改用上列 key 之一',
  INVALID_RECORD: '记录有误，未写入；请按上列文件、行号与字段改正后重新执行',
  CONFLICT: '与图谱现状冲突，原因如上',
  TOO_LARGE: '数据过大，请分批处理',
  DB_UNAVAILABLE: '图谱无应答，请稍后重试',
  DEADLINE_EXCEEDED: '处理超时，请缩小范围后重试',
};

function inBoth(error: Error): string {
  const gist = error instanceof SilianError ? GISTS[error.code] : undefined;
  return gist === undefined || IN_CHINESE.test(error.message) ? error.message : `${error.message}\n${gist}`;
}

/** A sentence of it, not only a name: those of both languages say the Chinese behind the English. */
const IN_CHINESE = /\. \p{Script=Han}/u;

const OURS = ['ServiceError', 'UsageError'];

const isOurs = (error: Error): boolean =>
  error instanceof SilianError || error instanceof LocalNeo4jError || OURS.includes(error.name);
