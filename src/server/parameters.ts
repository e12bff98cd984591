import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { Refusal } from './exchange.ts';

const Values = z.record(z.string(), z.unknown());

/** What a GraphQL request says; null counts as absent. */
const Body = z.strictObject({
  query: z.string(),
  variables: Values.nullish(),
  operationName: z.string().nullish(),
  extensions: Values.nullish(),
});

/** A GraphQL request, from wherever it was read. */
export interface Parameters {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

const JSON_TYPE = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

/** Reads a GraphQL request from a POST of JSON, of at most so many bytes, or from a GET's query string. Throws Refusal. */
export async function parametersOf(request: IncomingMessage, most: number): Promise<Parameters> {
  if (request.method === 'GET') return parsed(queryOf(request));
  if (request.method === 'POST') return parsed(fromJson('The body', await bodyOf(request, most)));
  throw new Refusal(405, 'METHOD_NOT_ALLOWED', 'Send GraphQL by POST, or a query by GET.', { allow: 'GET, POST' });
}

function parsed(given: unknown): Parameters {
  if (Array.isArray(given)) throw badRequest('Batches are not served: send one operation a request.');
  const result = Body.safeParse(given);
  if (result.success) return withoutNulls(result.data);
  const [issue] = result.error.issues;
  const place = issue?.path[0] === undefined ? 'The request' : `'${String(issue.path[0])}'`;
  throw badRequest(
    `${place} is not as it should be: ${issue?.message}. Allowed: query (text, required), variables (object), operationName (text), extensions (object).`,
  );
}

const withoutNulls = ({ query, variables, operationName }: z.infer<typeof Body>): Parameters => ({
  query,
  ...(variables ? { variables } : {}),
  ...(operationName ? { operationName } : {}),
});

function queryOf({ url = '' }: IncomingMessage): unknown {
  const mark = url.indexOf('?');
  const given = Object.fromEntries(new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)));
  const objects = ['variables', 'extensions'].flatMap((name) => {
    const text = given[name];
    return text === undefined ? [] : [[name, text === '' ? null : fromJson(`'${name}'`, text)]];
  });
  return { ...given, ...Object.fromEntries(objects) };
}

async function bodyOf(request: IncomingMessage, most: number): Promise<string> {
  if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) {
    throw new Refusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the request as Content-Type: application/json, in UTF-8.');
  }
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new Refusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the body without Content-Encoding.');
  }
  const bytes = await bytesOf(request, most);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badRequest('The body is not UTF-8.');
  }
}

/** Bytes of bodies that are held while their rest is awaited, of all callers together. */
const MAX_AWAITED = 64_000_000;
let awaited = 0;

async function bytesOf(request: IncomingMessage, most: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge(most);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // the connection has to live on for the answer
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      size += chunk.length;
      awaited += chunk.length;
      if (size > most) throw tooLarge(most);
      if (awaited > MAX_AWAITED) throw busy();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    awaited -= size;
  }
}

function fromJson(what: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(`${what} is not JSON.`);
  }
}

const badRequest = (message: string): Refusal => new Refusal(400, 'BAD_REQUEST', message);

const busy = (): Refusal =>
  new Refusal(503, 'BUSY', 'Too many large requests are being read. Try again in a second.', { 'retry-after': '1' });

const tooLarge = (most: number): Refusal =>
  new Refusal(413, 'PAYLOAD_TOO_LARGE', `The body is larger than ${most} bytes. Send less at once.`);
