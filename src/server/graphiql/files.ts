import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';
import { projectRoot } from '../../project-root.ts';
import { type Exchange, Refusal } from '../exchange.ts';

const TYPES: Record<string, string> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };
const NAME = /^[a-zA-Z]+\.(js|css)$/;
const BUNDLER = join(projectRoot, 'src/server/graphiql/bundle.mjs');

/** Names the files' content: the package and the way it is cut up. */
function versionOfFiles(): string {
  const manifest = createRequire(import.meta.url).resolve('@graphql-yoga/render-graphiql/package.json');
  return createHash('sha256').update(readFileSync(manifest)).update(readFileSync(BUNDLER)).digest('hex').slice(0, 12);
}

/** GraphiQL's scripts and styles, made into gzipped files when first asked for and streamed from disk. */
export class Files {
  readonly version: string = versionOfFiles();
  readonly #folder: string;
  #made: Promise<unknown> | undefined;

  constructor(home: string) {
    this.#folder = join(home, 'cache', `graphiql-${this.version}`);
  }

  async answer(name: string, { request, response }: Exchange): Promise<void> {
    const [, extension = ''] = NAME.exec(name) ?? [];
    const file = join(this.#folder, `${name}.gz`);
    await this.#make();
    if (extension === '' || !(await exists(file))) throw new Refusal(404, 'NOT_FOUND', 'GraphiQL has no such file.');
    const zipped = /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '');
    response.writeHead(200, {
      'content-type': TYPES[extension],
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(zipped ? { 'content-encoding': 'gzip' } : {}),
    });
    if (zipped) await pipeline(createReadStream(file), response);
    else await pipeline(createReadStream(file), createGunzip(), response);
  }

  #make(): Promise<unknown> {
    this.#made ??= makeFiles(this.#folder).catch((error: unknown) => {
      this.#made = undefined;
      throw error;
    });
    return this.#made;
  }
}

async function makeFiles(folder: string): Promise<void> {
  if (!(await exists(folder))) await promisify(execFile)(process.execPath, [BUNDLER, folder]);
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
