import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../src/main.ts';
import { projectRoot } from '../../src/project-root.ts';
import { executableSchema } from '../../src/server/schema.ts';
import { openGraph } from '../support/graph.ts';
import { configOn, get, post, startTestService, temporaryHome } from './support.ts';

const STARTER = readFileSync(join(projectRoot, 'src/server/graphiql/starter.graphql'), 'utf8');

let service: Service;
let home: string;

beforeAll(async () => {
  const graph = await openGraph();
  await graph.close();
  home = await temporaryHome(afterAll);
  service = await startTestService(configOn(home));
});
afterAll(() => service.stop());

const browse = (path: string, headers = {}) =>
  fetch(`${service.url}${path}`, { headers: { accept: 'text/html,*/*;q=0.8', ...headers } });

describe('GraphiQL', () => {
  it('is a page whose every file comes from here', async () => {
    const response = await browse('/graphql');
    const html = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
    const links = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link = '']) => link);
    const files = links.filter((link) => !link.startsWith('data:'));
    expect(files).toHaveLength(3);
    for (const file of files) {
      expect(file).toMatch(/^graphiql\/[0-9a-f]{12}\/[a-z]+\.(js|css)$/);
      const answer = await browse(`/${file}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-encoding')).toBe('gzip');
    }
    expect(html).not.toMatch(/https?:\/\//);
  });

  it('has styles that load nothing, and the workers that its editor asks for', async () => {
    const base = /graphiql\/[0-9a-f]{12}/.exec(await (await browse('/graphql')).text())?.[0];
    const css = await (await browse(`/${base}/graphiql.css`)).text();
    expect(css).not.toMatch(/@import|url\(\s*["']?(?!data:|#)[^)"']/);
    for (const worker of ['editorWorkerService', 'graphql', 'json']) {
      const answer = await browse(`/${base}/${worker}.js`, { 'accept-encoding': 'identity' });
      expect(answer.headers.get('content-encoding')).toBeNull();
      expect((await answer.text()).length).toBeGreaterThan(100_000);
    }
    expect((await browse(`/${base}/..%2f..%2fpackage.json`)).status).toBe(404);
    expect((await browse(`/${base}/nothing.js`)).status).toBe(404);
  });

  it('opens with a question in Chinese that has an answer', async () => {
    expect(STARTER).toMatch(/主办/);
    expect(validate(executableSchema(), parse(STARTER))).toEqual([]);
    const { body } = await post(`${service.url}/graphql`, { query: STARTER });
    expect(body.errors).toBeUndefined();
    expect(body.data.entity.hosts.nodes).toHaveLength(3);
    expect(body.data.entity.undertakers.nodes).toMatchObject([{ participant: { name: '山西机电职业技术学院' } }]);
  });

  it('leaves GET with JSON to GraphQL', async () => {
    const { body } = await get(`${service.url}/graphql`, { query: '{ __typename }' });
    expect(body).toEqual({ data: { __typename: 'Query' } });
  });

  it('is off in production', async () => {
    const production = await startTestService(configOn(home, { NODE_ENV: 'production' }));
    const answer = await fetch(`${production.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(answer.status).toBe(406);
    await production.stop();
  });
});
