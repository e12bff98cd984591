import { join } from 'node:path';
import type { Connection } from '../../../src/database/database.ts';
import { projectRoot } from '../../../src/project-root.ts';
import type { SystemName } from '../system.ts';
import { type Service, startService } from './service.ts';

/** Everything stays as it is but what one caller may spend: a benchmark is one caller. */
export const LIMITS = 'bucket=9000000000,refill=9000000000';

export type Services = Readonly<Record<SystemName, Service>>;

interface Places {
  /** A folder for logs. */
  readonly home: string;
  /** Whether Silian leaves a profile there when it ends. */
  readonly profiled: boolean;
}

/** All systems over one graph, each in a process of its own. */
export async function startServices(connection: Connection, { home, profiled }: Places): Promise<Services> {
  const environment = environmentOf(connection);
  const peer = (name: string, ready: string) =>
    startService({
      words: ['--import', 'tsx', join(projectRoot, 'bench/versus/servers', `${name}.ts`)],
      environment: { ...environment, NODE_ENV: 'production' },
      log: join(home, `${name}.log`),
      ready,
    });
  const silian = await startSilian(connection, { home, profiled });
  const generated = await peer('neo4j-graphql', '/graphql');
  const perLevel = await peer('per-level', '/graphql');
  const floor = await peer('floor', '/');
  return { silian, 'neo4j-graphql': generated, 'per-level': perLevel, 'floor-maps': floor, 'floor-lists': floor };
}

const environmentOf = ({ uri, username, password }: Connection) => ({
  NEO4J_URI: uri,
  NEO4J_USERNAME: username,
  NEO4J_PASSWORD: password,
});

/** Silian as it is built, over a graph. */
export const startSilian = (
  connection: Connection,
  { home, profiled = false }: Partial<Places> & Pick<Places, 'home'>,
) =>
  startService({
    words: [
      ...(profiled ? ['--cpu-prof', `--cpu-prof-dir=${home}`] : []),
      join(projectRoot, 'dist/cli.js'),
      'serve',
      '--home',
      home,
    ],
    environment: { ...environmentOf(connection), SILIAN_LIMITS: LIMITS },
    log: join(home, 'silian.log'),
    ready: '/health/ready',
  });

export async function stopServices(services: Services): Promise<void> {
  for (const service of new Set(Object.values(services))) await service.stop();
}
