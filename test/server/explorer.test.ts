import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';
import { Explorer, POLICY } from '../../src/server/explorer/index.ts';
import { isScreen, SCREENS } from '../../src/server/explorer/screens.ts';
import { Health } from '../../src/server/health.ts';
import { listen } from '../../src/server/http.ts';
import { PATHS } from '../../web/src/core/address/paths.ts';
import { keptLog, temporaryHome } from './support.ts';

const ASSETS = readdirSync(join(projectRoot, 'dist/web/assets'));
const script = ASSETS.find((name) => /^index-.*\.js$/.test(name)) ?? '';

interface Told {
  readonly status: number | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
}

/** A request as it is written: fetch would tidy the path and unpack the answer. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Told> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path, method, headers }, async (response) => {
      const body = Buffer.concat(await response.toArray());
      resolve({ status: response.statusCode, headers: response.headers, body });
    })
      .on('error', reject)
      .end();
  });

let url: string;
beforeAll(async () => {
  const explorer = Explorer.built();
  if (!explorer) throw new Error('The explorer is not built: npm run build.');
  const http = await listen({ host: '127.0.0.1', port: 0, health: new Health(), log: keptLog().log, explorer });
  url = http.url;
  return () => http.stop();
});

describe('the explorer', () => {
  it.each(['/', '/explore?ids=a', '/entity/school%3A4114012888?lang=en', '/help'])(
    'has its page at %s',
    async (path) => {
      const { status, headers, body } = await ask(path);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      expect(body.toString()).toContain('<div id="app"></div>');
    },
  );

  it('has a policy that lets in nothing from elsewhere and nothing inline', () => {
    expect(POLICY).toContain("default-src 'none'");
    expect(POLICY).not.toMatch(/unsafe|https?:|\*/);
  });

  it('has no script or style inside its page, and every file that the page names', async () => {
    const html = (await ask('/')).body.toString();
    expect(html).not.toMatch(/<style|<script(?![^>]*\bsrc=)|\bstyle=|\bon\w+=/);
    const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThanOrEqual(3);
    for (const file of files) expect((await ask(file)).status).toBe(200);
  });

  it('sends hashed files for good, and packed as the caller takes them', async () => {
    const plain = await ask(`/assets/${script}`);
    expect(plain.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
    expect(plain.headers['content-encoding']).toBeUndefined();
    const brotli = await ask(`/assets/${script}`, { 'accept-encoding': 'gzip, br' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body)).toEqual(plain.body);
    const zipped = await ask(`/assets/${script}`, { 'accept-encoding': 'gzip, br;q=0' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.body)).toEqual(plain.body);
    expect(brotli.body.length).toBeLessThan(zipped.body.length);
  });

  it('says 304 to who has it already', async () => {
    const { etag } = (await ask('/')).headers;
    const again = await ask('/', { 'if-none-match': `"other", ${etag}` });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag]);
    expect((await ask('/', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('answers HEAD as GET, without the content', async () => {
    const [head, whole] = [await ask('/', {}, 'HEAD'), await ask('/')];
    expect(head.status).toBe(200);
    expect(head.body.length).toBe(0);
    expect(head.headers['content-length']).toBe(String(whole.body.length));
  });

  it.each([
    '/assets/nothing.js',
    '/assets/../index.html',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/../package.json',
    '/assets/%2e%2e/index.html',
    `/assets/${script}.gz`,
    '/index.html.br',
    '/entity/',
    '/entity/a/b',
    '/nothing',
  ])('has nothing at %s', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(JSON.parse(body.toString()).errors[0].extensions).toEqual({ code: 'NOT_FOUND' });
  });

  it('takes no POST', async () => {
    const { status, headers } = await ask('/', {}, 'POST');
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it('is at the paths that its own links have', () => {
    const { entity, ...others } = PATHS;
    expect([...SCREENS].sort()).toEqual(Object.values(others).sort());
    expect(isScreen(`${entity}/${encodeURIComponent('event:2025-09-21:会@140000/PART')}`)).toBe(true);
  });

  it('is absent where it was not built', async () => {
    const empty = await temporaryHome(onTestFinished);
    expect(Explorer.built(empty)).toBeUndefined();
    expect(Explorer.built(join(empty, 'nowhere'))).toBeUndefined();
  });
});
