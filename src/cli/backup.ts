import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { backUp, restore } from '../database/local-neo4j/backup.ts';
import { homeBelow } from '../database/local-neo4j/home.ts';
import { verb } from './options.ts';

const MIB = 1_048_576;

export const backupVerb = (): Command =>
  verb(
    'backup',
    'Write the data of the managed Neo4j into one file, while the service is stopped.',
    '在服务停止时，将托管 Neo4j 的数据写入一个备份文件',
  )
    .argument('<file>', 'a file that is not there yet, e.g. silian-2026-11-25.tgz 尚不存在的文件')
    .action(async (file: string, flags) => {
      const { bytes } = await backUp(homeBelow(readConfig(process.env, flags).home), resolve(file));
      process.stdout.write(`Backed up 已备份: ${file} (${(bytes / MIB).toFixed(1)} MiB)\n`);
    });

export const restoreVerb = (): Command =>
  verb('restore', 'Put the data of a backup into a data folder that has none.', '将备份中的数据恢复到尚无数据的目录')
    .argument('<file>', 'what `silian backup` wrote 备份文件')
    .option('--force', 'move data that are there aside 将已有数据移到一旁')
    .action(async (file: string, { force, ...flags }) => {
      const { home } = readConfig(process.env, flags);
      const { madeAt, before } = await restore(homeBelow(home), resolve(file), force === true);
      process.stdout.write(`Restored 已恢复: ${home} (as of 备份于 ${madeAt})\n`);
      if (before) process.stdout.write(`What was there before 原有数据: ${before}\n`);
    });
