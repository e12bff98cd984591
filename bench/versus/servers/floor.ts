import type { IncomingMessage, ServerResponse } from 'node:http';
import neo4j from 'neo4j-driver';
import { z } from 'zod';
import { FLOOR } from '../floor/index.ts';
import { cypher, lensNow } from '../lens.ts';
import { driverOfEnvironment } from './connection.ts';
import { serve } from './serve.ts';

/** The least that can be done: the statement, the driver, JSON, HTTP. `POST /maps/<question>` or `/lists/<question>`. */
const driver = driverOfEnvironment();
const Variables = z.record(z.string(), z.unknown());
type Answering = (body: string) => Promise<unknown>;

const ROUTES = new Map<string, Answering>(
  Object.entries(FLOOR).flatMap(([name, { core, maps, lists, shape, parameters }]): [string, Answering][] => {
    const answering =
      (text: string, shaped: (row: unknown) => unknown): Answering =>
      async (body) => {
        const session = driver.session({ defaultAccessMode: neo4j.session.READ });
        try {
          const given = Variables.parse(JSON.parse(body));
          const { records } = await session.run(text, { ...lensNow(), ...(parameters?.(given) ?? given) });
          return records[0] ? shaped(records[0].get(0)) : null;
        } finally {
          await session.close();
        }
      };
    return [
      [`/maps/${name}`, answering(cypher(`${core} RETURN ${maps} AS answer`), (row) => row)],
      [`/lists/${name}`, answering(cypher(`${core} RETURN ${lists} AS answer`), shape)],
    ];
  }),
);

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const route = ROUTES.get(request.url ?? '');
  try {
    const text = JSON.stringify({ data: await route?.(await bodyOf(request)) });
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
    response.end(text);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}

serve((request, response) => void answer(request, response));
