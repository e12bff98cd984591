import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import { Callers } from '../../src/server/callers/callers.ts';
import { graphqlHandler } from '../../src/server/graphql.ts';
import { Health } from '../../src/server/health.ts';
import { listen } from '../../src/server/http.ts';
import { openLog } from '../../src/server/log.ts';
import { executableSchema } from '../../src/server/schema.ts';
import { tracingBy } from '../../src/server/tracing.ts';
import { neo4jOfWorker } from '../support/worker.ts';
import { post } from './support.ts';

interface SpanTold {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: unknown }[];
}

/** What a collector for OTLP over HTTP is sent. */
async function collector() {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    bodies.push((await request.toArray()).join(''));
    response.setHeader('content-type', 'application/json').end('{}');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const spans = (): SpanTold[] =>
    bodies.flatMap((body) =>
      // biome-ignore lint/suspicious/noExplicitAny: JSON of OTLP
      JSON.parse(body).resourceSpans.flatMap((each: any) => each.scopeSpans.flatMap((scope: any) => scope.spans)),
    );
  return { url, bodies, spans };
}

it('is not there unless a collector is named', async () => {
  expect(await tracingBy({})).toBeUndefined();
  expect(
    await tracingBy({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_SDK_DISABLED: 'true' }),
  ).toBeUndefined();
});

it('tells of requests and of the statements within them, by names alone, in the trace of the caller', async () => {
  const { url, bodies, spans } = await collector();
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', url);
  vi.stubEnv('OTEL_RESOURCE_ATTRIBUTES', 'deployment.environment=test');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const tracing = await tracingBy(process.env);
  if (!tracing) throw new Error('there is a collector');
  const database = tracing.database(openDatabase(neo4jOfWorker()));
  const log = openLog('silent');
  const callerOf = new Callers({ apiKeys: [], anonymous: true }).of;
  const http = await listen({ host: '127.0.0.1', port: 0, health: new Health(), log, tracing });
  http.answerWith(
    graphqlHandler({ schema: executableSchema(), database, log, masked: true, callerOf }),
    async () => {},
  );
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const query = 'query Canary { entity(by: { key: "person:金丝雀@school:x" }) { name } }';
  const { status } = await post(`${http.url}/graphql`, { query }, { traceparent: `00-${traceId}-00f067aa0ba902b7-01` });
  expect(status).toBe(200);
  await fetch(`${http.url}/entity/person:${encodeURIComponent('金丝雀')}?key=secret`);
  await http.stop();
  await database.close();
  await tracing.stop();
  const told = spans();
  const asked = told.find(({ name }) => name === 'POST /graphql Canary');
  expect(asked).toMatchObject({ traceId, parentSpanId: '00f067aa0ba902b7', kind: 2 });
  expect(asked?.attributes).toContainEqual({ key: 'http.response.status_code', value: { intValue: 200 } });
  const reads = told.filter(({ name }) => name === 'READ');
  expect(reads.length).toBeGreaterThan(0);
  expect(reads).toContainEqual(expect.objectContaining({ traceId, parentSpanId: asked?.spanId, kind: 3 }));
  expect(told.map(({ name }) => name)).toContain('GET /*');
  const all = bodies.join('');
  expect(all).toContain('deployment.environment');
  for (const secret of ['金丝雀', 'MATCH', 'secret', encodeURIComponent('金')]) expect(all).not.toContain(secret);
});
