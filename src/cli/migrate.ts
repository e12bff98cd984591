import type { Command } from 'commander';
import { migrate } from '../database/migrations.ts';
import { tell, verb, withGraph } from './options.ts';

export const migrateVerb = (): Command =>
  verb(
    'migrate',
    "Bring the database's schema up to date; serve does it too.",
    '更新数据库结构；serve 启动时亦会执行',
  ).action((flags) =>
    withGraph(flags, async ({ database }) => {
      await database.ping();
      const { applied } = await migrate(database, { onProgress: tell });
      process.stdout.write(applied.length === 0 ? 'Up to date. 已是最新\n' : `Applied 已执行: ${applied.join(', ')}\n`);
    }),
  );
