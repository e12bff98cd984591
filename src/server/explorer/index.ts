import { join } from 'node:path';
import { projectRoot } from '../../project-root.ts';
import { type Exchange, Refusal } from '../exchange.ts';
import { ENCODINGS, type Encoding, type File, filesIn } from './files.ts';
import { isScreen } from './screens.ts';

/** Files of its own and nothing else: no inline script or style, no other host, no frame around it. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The explorer for browsers: its page at every screen, and the files that the page asks for. */
export class Explorer {
  readonly #files: ReadonlyMap<string, File>;

  private constructor(files: ReadonlyMap<string, File>) {
    this.#files = files;
  }

  /** Undefined where it was not built. */
  static built(folder = join(projectRoot, 'dist/web')): Explorer | undefined {
    const files = filesIn(folder);
    return files && new Explorer(files);
  }

  owns(path: string): boolean {
    return isScreen(path) || this.#files.has(path) || path.startsWith('/assets/');
  }

  answer(exchange: Exchange): void {
    const { path, request } = exchange;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      throw new Refusal(405, 'METHOD_NOT_ALLOWED', 'Ask for the explorer by GET.', { allow: 'GET, HEAD' });
    }
    const file = this.#files.get(isScreen(path) ? '/index.html' : path);
    if (!file) throw new Refusal(404, 'NOT_FOUND', 'The explorer has no such file. Load its page again.');
    send(exchange, file);
  }
}

function send({ request, response }: Exchange, file: File): void {
  response.setHeader('content-security-policy', POLICY);
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cache-control', file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('etag', file.tag);
  response.setHeader('vary', 'accept-encoding');
  if (isKnown(request.headers['if-none-match'], file.tag)) {
    response.writeHead(304).end();
    return;
  }
  const encoding = encodingFor(request.headers['accept-encoding'], file);
  const content = (encoding && file.packed.get(encoding)) ?? file.content;
  response.writeHead(200, {
    'content-type': file.type,
    'content-length': content.length,
    ...(encoding ? { 'content-encoding': encoding } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : content);
}

const isKnown = (header: string | undefined, tag: string): boolean =>
  header?.split(',').some((each) => ['*', tag].includes(each.trim())) === true;

/** The best form that the caller takes; a form with q=0 is refused. */
function encodingFor(header: string | string[] | undefined, { packed }: File): Encoding | undefined {
  const taken = String(header ?? '')
    .split(',')
    .filter((each) => !/;\s*q=0(?:\.0*)?\s*$/i.test(each))
    .map((each) => each.split(';', 1)[0]?.trim().toLowerCase());
  return ENCODINGS.find((encoding) => taken.includes(encoding) && packed.has(encoding));
}
