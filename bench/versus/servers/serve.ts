import { createServer, type RequestListener } from 'node:http';
import { z } from 'zod';

const Port = z.coerce.number().int();

/** Listens on the port of the environment, on this machine only, until it is told to end. */
export function serve(listener: RequestListener): void {
  const server = createServer({ keepAliveTimeout: 60_000 }, listener);
  server.listen(Port.parse(process.env.PORT), '127.0.0.1');
  process.once('SIGTERM', () => process.exit(0));
}
