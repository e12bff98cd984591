import { readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, isAbsolute, join } from 'node:path';
import { Command } from 'commander';
import { reasonOf } from '../database/local-neo4j/error.ts';
import type { Extractor } from '../features/extraction/extract.ts';
import type { Proposal } from '../features/extraction/ledger.ts';
import type { Withheld } from '../features/extraction/propose.ts';
import { tell } from './options.ts';
import type { Scored } from './score.ts';
import { UsageError } from './usage.ts';

interface Options {
  readonly out?: string;
  readonly score?: readonly string[];
  readonly review?: string;
  readonly lexicon?: string;
  readonly json?: true;
}

export const extractVerb = (): Command =>
  new Command('extract')
    .description(
      'Read a Chinese report and propose records, with offsets, words, confidence and rule; writes nothing to the graph.\n读取中文报道并提出记录建议，附位置、原文、置信度与规则；不写入图谱',
    )
    .summary('Propose records from a report. 从报道中提出记录建议')
    .argument('[file]', 'The report, UTF-8 text; - reads standard input. 报道文本（UTF-8），- 表示标准输入')
    .option('--out <file>', 'Write the records there as JSON Lines; else to standard output. 将记录写入该 JSONL 文件')
    .option(
      '--review <file>',
      'Write what is less sure than 0.75, and what depends on it, there instead. 将置信度低于 0.75 及依赖它的记录另存待复核',
    )
    .option(
      '--score <truth...>',
      'Compare with annotations instead: precision, recall and F1 by kind. 与标注比较，给出各类精确率、召回率与 F1',
    )
    .option('--lexicon <folder>', "A curator's own lexicon in place of the package's. 使用自备词库目录")
    .option('--json', 'Print the score, or what was withheld, as JSON. 以 JSON 输出评分或未采纳的内容')
    .action(extract);

async function extract(file: string | undefined, options: Options): Promise<void> {
  const [{ Extractor: Reader }, { readLexicon }, { forReview }] = await Promise.all([
    import('../features/extraction/extract.ts'),
    import('../features/extraction/lexicon.ts'),
    import('../features/extraction/review.ts'),
  ]);
  const extractor = new Reader(readLexicon(options.lexicon));
  if (options.score) return score(extractor, options.score, file, options.json === true);
  if (file === undefined)
    throw new UsageError(
      'No report is named: silian extract FILE, or - for standard input. 请指定报道文件，或用 - 读取标准输入',
    );
  const bytes = await bytesOf(file);
  const { records, withheld } = extractor.read(textOf(bytes, file), bytes);
  const { sure, unsure } = forReview(records);
  const lines = linesOf(options.review === undefined ? records : sure);
  if (options.out === undefined) process.stdout.write(lines);
  else await saved(options.out, lines);
  if (options.review !== undefined) await saved(options.review, linesOf(unsure));
  if (options.json) tell(JSON.stringify({ records: records.length, review: unsure.length, withheld }));
  else summary(records.length, unsure, withheld);
}

const linesOf = (records: readonly Proposal[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

function summary(records: number, unsure: readonly Proposal[], withheld: readonly Withheld[]): void {
  tell(
    `${records} records proposed, ${unsure.length} of them to review; ${withheld.length} passages withheld. 提出 ${records} 条记录，其中 ${unsure.length} 条待复核；${withheld.length} 处未采纳`,
  );
  for (const record of unsure) {
    if (record.type === 'source') continue;
    const [ground] = record.evidence;
    const what =
      record.type === 'entity' ? `${record.kind} ${record.name}` : `${record.kind} ${record.from} → ${record.to}`;
    tell(
      `  REVIEW ${record.confidence} ¶${ground?.paragraph} ${ground?.start}–${ground?.end} ${what}; ${ground?.note}`,
    );
  }
  for (const { reason, paragraph, start, end, rule, words } of withheld)
    tell(`  ${reason} ${rule} ¶${paragraph} ${start}–${end}: ${words.replaceAll(/\s+/g, ' ').slice(0, 60)}`);
}

/** Scores each annotation against the report that it names, or all against the one given. */
async function score(
  extractor: Extractor,
  truths: readonly string[],
  file: string | undefined,
  json: boolean,
): Promise<void> {
  const [{ readTruth }, { scoreOf }, { scoresAsJson, scoresAsText }] = await Promise.all([
    import('../features/extraction/truth.ts'),
    import('../features/extraction/score.ts'),
    import('./score.ts'),
  ]);
  const scores: Scored[] = [];
  // the option takes all names that follow it, the report's too
  const reports = truths.filter((name) => extname(name) !== '.json');
  if (reports.length > 1)
    throw new UsageError(`One report at most is scored by name: ${reports.join(', ')}. 至多指定一篇报道`);
  const given = file ?? reports[0];
  for (const name of truths.filter((name) => !reports.includes(name))) {
    const truth = readTruth(textOf(await bytesOf(name), name), name);
    const article = given ?? (await articleOf(name, truth.article));
    const bytes = await bytesOf(article);
    const { records } = extractor.read(textOf(bytes, article), bytes);
    scores.push({ name, score: scoreOf(records, truth), unread: truth.unread });
  }
  process.stdout.write(`${json ? scoresAsJson(scores) : scoresAsText(scores)}\n`);
}

/** The report of an annotation: by its name in the folder above, or by its path. */
async function articleOf(truth: string, article: string): Promise<string> {
  const folder = join(dirname(truth), '..');
  const named = extname(article) === '' ? `${article}.txt` : article;
  const candidates = isAbsolute(named)
    ? [named]
    : [join(folder, named), join(folder, '..', named), join(dirname(truth), named)];
  for (const candidate of candidates) {
    try {
      await readFile(candidate);
      return candidate;
    } catch {
      // the next place may have it
    }
  }
  throw new UsageError(
    `The report '${article}' of ${truth} is not in ${folder}: name it, silian extract FILE --score ${truth}. 找不到该标注对应的报道`,
  );
}

function textOf(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UsageError(`${file} is not UTF-8 text: save it as UTF-8 and try again. 文件不是 UTF-8 编码`, {
      cause: error,
    });
  }
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return file === '-' ? await standardInput() : await readFile(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}. 无法读取文件`, { cause: error });
  }
}

async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function saved(file: string, lines: string): Promise<void> {
  try {
    await writeFile(file, lines);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${reasonOf(error)}. 无法写入文件`, { cause: error });
  }
}
