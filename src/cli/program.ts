import { Command, CommanderError } from 'commander';
import { auditVerb } from './audit.ts';
import { backupVerb, restoreVerb } from './backup.ts';
import { benchDataVerb } from './bench-data.ts';
import { bulkVerb } from './bulk.ts';
import { checkVerb } from './check.ts';
import { demoVerb } from './demo.ts';
import { explained } from './explain.ts';
import { exportVerb } from './export.ts';
import { extractVerb } from './extract.ts';
import { forgetVerb } from './forget.ts';
import { importVerb } from './import.ts';
import { ingestVerb } from './ingest.ts';
import { keyVerb } from './key.ts';
import { mergeVerb } from './merge.ts';
import { migrateVerb } from './migrate.ts';
import { retractVerb } from './retract.ts';
import { reviewVerb } from './review.ts';
import { runsVerb } from './runs.ts';
import { seedVerb } from './seed.ts';
import { serveVerb } from './serve.ts';
import { sourceVerb } from './source.ts';

const OK = 0;
const FAILED = 1;
const USAGE = 2;

/** All verbs, without running any. */
export function program(): Command {
  const silian = new Command('silian')
    .description(
      'A GraphQL service over a graph of vocational education, its institutions, industry and standards.\n四链：职业教育、机构、产业与标准关系图谱的 GraphQL 服务。',
    )
    .helpCommand('help [verb]', 'Show the help of a verb. 显示某一命令的帮助');
  const verbs = [
    ...[serveVerb(), migrateVerb(), seedVerb(), demoVerb()],
    ...[
      ingestVerb(),
      bulkVerb(),
      importVerb(),
      extractVerb(),
      sourceVerb(),
      retractVerb(),
      reviewVerb(),
      mergeVerb(),
      forgetVerb(),
      runsVerb(),
      exportVerb(),
    ],
    ...[backupVerb(), restoreVerb(), checkVerb(), auditVerb(), keyVerb(), benchDataVerb()],
  ];
  for (const verb of verbs) silian.addCommand(verb);
  return bilingual(silian);
}

/** Runs what the command line says. Returns the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function run(words: readonly string[]): Promise<number> {
  try {
    await program().parseAsync([...words], { from: 'user' });
    return OK;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? OK : USAGE;
    process.stderr.write(`${explained(error)}\n`);
    return FAILED;
  }
}

const TITLES: Record<string, string> = {
  'Usage:': 'Usage 用法:',
  'Options:': 'Options 选项:',
  'Arguments:': 'Arguments 参数:',
  'Commands:': 'Verbs 命令:',
};

/** Every verb shows its help in both languages and throws instead of exiting. */
function bilingual(command: Command): Command {
  command
    .exitOverride()
    .helpOption('-h, --help', 'Show this help. 显示帮助')
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
    .showHelpAfterError('(--help shows what is possible. 用 --help 查看用法)');
  for (const verb of command.commands) bilingual(verb);
  return command;
}
