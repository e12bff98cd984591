import type { Command } from 'commander';
import { type Flags, readConfig } from '../config.ts';
import { tell, verb } from './options.ts';
import { stopSignal } from './signals.ts';

export const serveVerb = (): Command =>
  verb(
    'serve',
    'Start the service, and a Neo4j of its own where NEO4J_URI is not set.',
    '启动服务；未设置 NEO4J_URI 时自带 Neo4j',
  )
    .option('--port <number>', 'Port; overrides PORT (default 4000; 0: any free one). 端口，优先于 PORT')
    .option('--host <address>', 'Address to listen on; overrides HOST (default 127.0.0.1). 监听地址，优先于 HOST')
    .addHelpText(
      'after',
      '\nSettings come from the environment: docs/operating.md lists them.\n其余设置取自环境变量，见 docs/operating.md。',
    )
    .action(serve);

async function serve(flags: Flags): Promise<void> {
  const config = readConfig(process.env, flags);
  const [{ startService }, { tracingBy }] = await Promise.all([import('../main.ts'), import('../server/tracing.ts')]);
  const stop = stopSignal();
  const tracing = await tracingBy(process.env);
  const starting = startService(config, { onProgress: tell, tracing });
  const service = await Promise.race([starting, stop]);
  // told to stop while starting: nothing is under way, and Neo4j ends with this process
  if (service === 'stop') return;
  const cause = await Promise.race([stop, service.failed]);
  tell(cause === 'stop' ? 'Stopping 正在停止' : 'Stopping: the service cannot go on 服务无法继续，正在停止');
  await service.stop();
  await tracing?.stop();
  if (cause !== 'stop') throw cause;
}
