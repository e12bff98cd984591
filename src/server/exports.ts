import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import type { Database } from '../database/database.ts';
import { SilianError } from '../errors.ts';
import { maySee } from '../features/context.ts';
import { Export, type Publication } from '../features/export/export.ts';
import { FORMATS, isFormat } from '../features/export/formats.ts';
import { context } from '../features/export/json-ld.ts';
import { FORMAT_NAMES, type FormatName } from '../features/export/names.ts';
import { PARAMETER_NAMES, parseRequest, type Request } from '../features/export/request.ts';
import { answerJson } from './answer.ts';
import type { CallerOf } from './callers/callers.ts';
import { type Exchange, Refusal } from './exchange.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { isKnown, keptAs, type Tags } from './tags.ts';

export const CONTEXT_PATH = '/context.jsonld';

/** `/export/<format>`, or `/export/<format>/manifest`. */
const PATH = /^\/export\/([^/]*)(\/manifest)?$/;
export const isExport = (path: string): boolean => path.startsWith('/export/') || path === CONTEXT_PATH;

interface ExportOptions {
  readonly database: Database;
  readonly publication: Publication;
  readonly callerOf: CallerOf;
  readonly tags: Tags;
  /** Exports at one time. */
  readonly atOnce?: number;
}

/** Answers what is exported: streamed, no faster than the caller reads, and no longer than it stays. Throws Refusal. */
export function exportHandler(options: ExportOptions) {
  const { database, publication, callerOf, tags, atOnce = DEFAULT_LIMITS.exports } = options;
  let underWay = 0;
  return async (exchange: Exchange): Promise<void> => {
    refuseWriting(exchange);
    const caller = await callerOf(exchange.request);
    if (exchange.path === CONTEXT_PATH) return answerContext(exchange);
    const asked = { ...askedFor(exchange), personIdentifiers: maySee(caller, 'person-identifiers') };
    const now = new Date();
    const tag = await told(() => tags.of({ caller, now, asked: ['export', asked, publication] }));
    if (isKnown(exchange.request, tag)) return answerUnchanged(exchange, tag);
    if (exchange.request.method === 'HEAD') return answerHead(exchange, asked, tag);
    if (underWay >= atOnce) throw busy(atOnce);
    underWay++;
    try {
      const made = await told(async () => new Export(database, { ...asked, publication, now }));
      await (asked.isManifest ? answerManifest(exchange, made, tag) : answer(exchange, asked, made, tag));
    } finally {
      underWay--;
    }
  };
}

interface Asked {
  readonly format: FormatName;
  readonly request: Request;
  /** Only what is said of it is asked for. */
  readonly isManifest: boolean;
  readonly personIdentifiers: boolean;
}

function refuseWriting({ request: { method } }: Exchange): void {
  if (method === 'GET' || method === 'HEAD') return;
  throw new Refusal(405, 'METHOD_NOT_ALLOWED', 'Ask for exports by GET.', { allow: 'GET, HEAD' });
}

function askedFor({ path, request: { url = '' } }: Exchange): Omit<Asked, 'personIdentifiers'> {
  const [, name = '', manifest] = PATH.exec(path) ?? [];
  if (!isFormat(name)) {
    throw new Refusal(
      404,
      'NOT_FOUND',
      `There is no export '${name.slice(0, 40)}'. Formats: ${FORMAT_NAMES.join(', ')}; parameters: ${PARAMETER_NAMES.join(', ')}.`,
    );
  }
  try {
    const mark = url.indexOf('?');
    const request = parseRequest(new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)));
    return { format: name, request, isManifest: manifest !== undefined };
  } catch (error) {
    throw refusalOf(error);
  }
}

type Tag = string | undefined;
const VARY = 'accept-encoding, authorization';

function answerUnchanged({ response }: Exchange, tag: Tag): void {
  response.writeHead(304, { ...keptAs(tag), vary: VARY });
  response.end();
}

function answerHead(exchange: Exchange, asked: Asked, tag: Tag): void {
  exchange.response.writeHead(200, headersOf(exchange, asked, tag));
  exchange.response.end();
}

function answerContext({ request, response }: Exchange): void {
  const text = `${JSON.stringify({ '@context': context }, null, 2)}\n`;
  response.writeHead(200, {
    'content-type': 'application/ld+json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'public, max-age=3600',
    // a context is there for others to read by
    'access-control-allow-origin': '*',
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}

async function answer(exchange: Exchange, asked: Asked, made: Export, tag: Tag): Promise<void> {
  const chunks = made.chunks();
  // what fails at once is told in words; later the connection is all that can tell
  const first = await told(() => chunks.next());
  exchange.response.writeHead(200, headersOf(exchange, asked, tag));
  await sent(exchange, Readable.from(begunWith(first, chunks)), isPacked(exchange, asked.format));
}

/** Counts by reading all of it, so that the counts are those of the export itself. */
async function answerManifest({ response }: Exchange, made: Export, tag: Tag): Promise<void> {
  await told(async () => {
    for await (const _chunk of made.chunks()) if (response.destroyed) return;
  });
  if (response.destroyed) return;
  answerJson(response, 200, await made.manifest(), { ...keptAs(tag), vary: VARY });
}

async function* begunWith<T>({ done, value }: IteratorResult<T, unknown>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  if (done) return;
  try {
    yield value;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

/** Ends quietly when the caller has gone away; a fault of ours cuts the connection, so that nobody takes a part for the whole. */
async function sent({ response }: Exchange, chunks: Readable, pack: boolean): Promise<void> {
  try {
    if (pack) await pipeline(chunks, createGzip({ level: constants.Z_BEST_SPEED }), response);
    else await pipeline(chunks, response);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';

function headersOf(exchange: Exchange, { format }: Asked, tag: Tag): Record<string, string> {
  const { mediaType, extension } = FORMATS[format];
  return {
    'content-type': mediaType,
    'content-disposition': `attachment; filename="silian.${extension}"`,
    ...keptAs(tag),
    vary: VARY,
    link: `</export/${format}/manifest${queryOf(exchange)}>; rel="describedby"; type="application/json"`,
    ...(isPacked(exchange, format) ? { 'content-encoding': 'gzip' } : {}),
  };
}

const queryOf = ({ request: { url = '' } }: Exchange): string => {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : encodeURI(decodeURI(url.slice(mark)));
};

const isPacked = ({ request }: Exchange, format: FormatName): boolean =>
  !FORMATS[format].isPacked && acceptsGzip(String(request.headers['accept-encoding'] ?? ''));

const acceptsGzip = (header: string): boolean =>
  header.split(',').some((each) => /^\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)|$)/i.test(each));

const busy = (underWay: number): Refusal =>
  new Refusal(503, 'BUSY', `${underWay} exports are under way. Try again in a moment.`, { 'retry-after': '5' });

/** Runs what may fail for a reason that the caller may know. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusalOf(error);
  }
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof SilianError)) return error;
  const statuses: Readonly<Record<string, number>> = { DB_UNAVAILABLE: 503, DEADLINE_EXCEEDED: 504 };
  return new Refusal(statuses[error.code] ?? 400, error.code, error.message);
}
