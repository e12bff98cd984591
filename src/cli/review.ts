import type { Command } from 'commander';
import type { Flags } from '../config.ts';
import type { Question } from '../features/ingestion/resolution/questions.ts';
import { verb, whoever, withGraph } from './options.ts';

interface Options extends Flags {
  readonly by?: string;
}

/** Questions listed at once. */
const MOST = 200;

export const reviewVerb = (): Command =>
  verb(
    'review',
    'List pairs that may be one body, the likeliest first: docs/identity.md.',
    '列出可能为同一机构的成对实体，最可能者在前；见 docs/identity.md',
  )
    .action(list)
    .addCommand(apartVerb())
    .addCommand(scanVerb());

const scanVerb = (): Command =>
  verb(
    'scan',
    'Compare all bodies that are there by every piece of their names; pairs that may be one wait here.',
    '按名称的各个片段比较图谱中的全部机构，可能同一者列入待判定',
  ).action(scan);

const apartVerb = (): Command =>
  verb('apart', 'Say that a pair is two, so that it is not asked again.', '认定二者并非同一，不再询问')
    .argument('<question>', 'Its id, as `silian review` tells it. 编号')
    .option('--by <name>', 'Who says so; default this user. 决定人')
    .action(decide);

async function list(flags: Flags): Promise<void> {
  const { openQuestions } = await import('../features/ingestion/resolution/questions.ts');
  const questions = await withGraph(flags, ({ database }) => openQuestions(database, MOST));
  process.stdout.write(questions.length === 0 ? 'Nothing waits. 没有待确认项\n' : questions.map(told).join('\n'));
}

const told = ({ id, score, a, b, reasons }: Question): string =>
  [
    `${id}  ${score.toFixed(2)}`,
    ...[a, b].map(({ kind, name, key }) => `  ${kind} ${name}  ${key}`),
    ...reasons.map(({ code, en, zh }) => `  ${code}: ${en}; ${zh}`),
    '',
  ].join('\n');

async function scan(flags: Flags): Promise<void> {
  const { scanForQuestions } = await import('../features/ingestion/resolution/scan.ts');
  const { bodies, pairs, asked } = await withGraph(flags, ({ database }) => scanForQuestions(database, new Date()));
  process.stdout.write(
    `${bodies} bodies and ${pairs} pairs looked at; ${asked} new questions. 已比较 ${bodies} 个机构、${pairs} 对，新增 ${asked} 对待判定\n`,
  );
}

async function decide(question: string, options: Options): Promise<void> {
  const { keepApart } = await import('../features/ingestion/resolution/questions.ts');
  const who = whoever(options);
  const outcome = await withGraph(options, ({ database }) => keepApart(database, question, who, new Date()));
  process.stdout.write(outcome === 'DECIDED' ? 'Kept apart. 已认定为不同\n' : 'It was so already. 此前已认定\n');
}
