import { createWriteStream } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import type { Flags } from '../config.ts';
import { reasonOf } from '../database/local-neo4j/error.ts';
import type { Line } from '../features/ingestion/parse.ts';
import type { FilesToImport } from '../features/tables/import-files.ts';
import type { Made, Wrong } from '../features/tables/importing.ts';
import { ENCODINGS, type Encoding } from '../features/tables/reading/encoding.ts';
import type { TableRecord } from '../features/tables/records.ts';
import type { Account } from './import-report.ts';
import { verb } from './options.ts';
import { UsageError } from './usage.ts';

interface Options extends Flags {
  readonly out?: string;
  readonly dryRun?: true;
  readonly keepGoing?: true;
  readonly rejects?: string;
  readonly report?: string;
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly table?: string;
  readonly lookup?: readonly string[];
  readonly set?: readonly string[];
  readonly sourceKey?: string;
  readonly sourceTitle?: string;
  readonly sourceUrl?: string;
  readonly publisher?: string;
  readonly publishedOn?: string;
}

export const importVerb = (): Command =>
  verb(
    'import',
    'Read tables (CSV, XLSX) and take their rows in as records, by a mapping; docs/importing.md.',
    '按映射读取表格（CSV、XLSX），逐行转为记录并写入；见 docs/importing.md',
  )
    .argument('<mapping>', 'The name of a preset, or the path of a mapping.json. 预置映射名，或映射文件路径')
    .argument('[files...]', 'The tables; the preset regions may go without. 表格文件；预置 regions 可不给')
    .option(
      '--out <file>',
      'Write the records there as JSON Lines, nothing to the graph. 将记录写入该 JSONL 文件，不写图谱',
    )
    .option(
      '--dry-run',
      'Tell what would become of the graph, write nothing; with --out, only check the records. 仅试算，不写入；与 --out 同用时只检查记录',
    )
    .option('--keep-going', 'Leave rows at fault out instead of refusing all. 略过有误的行，而非全部拒绝')
    .option('--rejects <file>', 'Write the rows that gave nothing there, as JSON Lines. 将未采用的行写入该文件')
    .option('--report <file>', 'Write the counts of each table there, as JSON. 将各表计数写入该 JSON 文件')
    .addOption(
      new Option(
        '--encoding <name>',
        'Of text files, where it is not detected rightly. 文本编码，自动识别有误时指定',
      ).choices(ENCODINGS),
    )
    .option(
      '--delimiter <character>',
      'Between fields, where it is not found rightly; tab for a tab. 分隔符；tab 表示制表符',
    )
    .option('--sheet <name>', 'Only this sheet of a workbook. 只读该工作表')
    .option('--table <name>', "The mapping's table that the files are for. 文件对应映射中的哪张表")
    .option('--lookup <name=file>', "A lookup's table; may be given several times. 对照表文件，可多次给出", collected)
    .option(
      '--set <name=value>',
      'A parameter of the mapping; may be given several times. 映射参数，可多次给出',
      collected,
    )
    .option('--source-key <key>', 'Key of the source; {publisher}, {publishedOn}, {file} may stand in it. 来源的 key')
    .option('--source-title <title>', 'Title of the source. 来源标题')
    .option('--source-url <url>', 'Address of the source. 来源网址')
    .option('--publisher <name>', 'Who published the list. 发布者')
    .option('--published-on <day>', 'When it was published: 2025-06-20. 发布日期')
    .action(importTables);

const collected = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

async function importTables(mappingName: string, files: readonly string[], options: Options): Promise<void> {
  const [{ importDivisions, importFiles }, { readMapping }, { Account: Book }] = await Promise.all([
    import('../features/tables/import-files.ts'),
    import('../features/tables/presets.ts'),
    import('./import-report.ts'),
  ]);
  const { mapping, file } = readMapping(mappingName);
  if (files.length === 0 && mappingName !== 'regions')
    throw new UsageError(`No table is named: silian import ${mappingName} FILE… 请指定表格文件`);
  const account = new Book(options.rejects);
  const { onTable, onReject } = account;
  const given = { ...toImport(options), mapping, mappingFile: file, check: await recordCheck(), onTable, onReject };
  const made = files.length === 0 ? importDivisions(given) : importFiles({ ...given, files });
  try {
    await takeOut(linesOf(made, account, options.keepGoing === true), account, options);
  } finally {
    account.close();
    if (options.report !== undefined) await saved(options.report, `${JSON.stringify(account.tables, null, 2)}\n`);
  }
}

const toImport = (
  options: Options,
): Omit<FilesToImport, 'mapping' | 'mappingFile' | 'files' | 'onReject' | 'onTable'> => ({
  reading: {
    encoding: options.encoding,
    delimiter: options.delimiter === 'tab' ? '\t' : options.delimiter,
    sheet: options.sheet,
  },
  part: options.table,
  lookups: pairs('--lookup', options.lookup),
  parameters: pairs('--set', options.set),
  source: {
    key: options.sourceKey,
    title: options.sourceTitle,
    url: options.sourceUrl,
    publisher: options.publisher,
    publishedOn: options.publishedOn,
  },
});

function pairs(flag: string, given: readonly string[] = []): Map<string, string> {
  return new Map(
    given.map((each) => {
      const at = each.indexOf('=');
      if (at < 1) throw new UsageError(`${flag} ${each}: write NAME=VALUE. 请写成 名称=值`);
      return [each.slice(0, at), each.slice(at + 1)];
    }),
  );
}

/** Records as lines; where rows are at fault the end refuses all, unless they may be left out. */
async function* linesOf(made: AsyncIterable<Made>, account: Account, keepsGoing: boolean): AsyncGenerator<Line> {
  for await (const { record, file, line } of made) yield { text: JSON.stringify(record), file, line };
  if (!keepsGoing) account.mustBeWhole();
}

/** To a file, to nowhere, or into the graph. */
async function takeOut(lines: AsyncIterable<Line>, account: Account, options: Options): Promise<void> {
  const { out } = options;
  if (out !== undefined && options.dryRun) {
    const count = await counted(lines);
    process.stdout.write(`${count} records are right; nothing was written. ${count} 条记录无误，未写入\n`);
  } else if (out !== undefined) {
    const count = await writtenTo(out, lines);
    process.stdout.write(`${count} records written to ${out}. 已写入 ${count} 条记录\n`);
  } else {
    const [{ takeIn, told }, { some }] = await Promise.all([
      import('./take-in.ts'),
      import('../features/ingestion/lines.ts'),
    ]);
    const dry = options.dryRun === true;
    const keepGoing = options.keepGoing ? account.onLeftOut : undefined;
    const report = await takeIn(some(lines), { flags: options, dryRun: dry, keepGoing });
    process.stdout.write(`${told(report, dry, options.rejects)}\n`);
  }
}

/** Holds a record to the format of docs/records.md. */
async function recordCheck(): Promise<(record: TableRecord) => Wrong | undefined> {
  const { parseRecords } = await import('../features/ingestion/parse.ts');
  return (record) => parseRecords([{ text: JSON.stringify(record), file: '', line: 0 }]).problems[0];
}

async function counted(lines: AsyncIterable<Line>): Promise<number> {
  let count = 0;
  for await (const _ of lines) count++;
  return count;
}

/** The file is there when all of it is right, or not at all. */
async function writtenTo(file: string, lines: AsyncIterable<Line>): Promise<number> {
  const partial = `${file}.partial`;
  let count = 0;
  async function* texts(): AsyncGenerator<string> {
    for await (const { text } of lines) {
      yield `${text}\n`;
      count++;
    }
  }
  try {
    await pipeline(Readable.from(texts()), createWriteStream(partial));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return count;
}

async function saved(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${reasonOf(error)}. 无法写入文件`, { cause: error });
  }
}
