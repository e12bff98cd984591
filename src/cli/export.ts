import { createWriteStream } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import type { Flags } from '../config.ts';
import { codeOf, reasonOf } from '../database/local-neo4j/error.ts';
import type { Export, Publication } from '../features/export/export.ts';
import { FORMAT_NAMES, type FormatName } from '../features/export/names.ts';
import type { Request } from '../features/export/request.ts';
import { tell, verb, withGraph } from './options.ts';

/** The command line asked for what cannot be done; the message says what to do instead. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

interface Options extends Flags {
  readonly format: FormatName;
  readonly out: string;
  readonly manifest?: string;
  readonly base?: string;
  readonly licence?: string;
  readonly [parameter: string]: unknown;
}

/** Options that say what to take, as `GET /export/<format>` calls them. */
const TAKEN: readonly (readonly [flags: string, english: string, chinese: string])[] = [
  ['--kinds <list>', 'Only these kinds of entities, e.g. SCHOOL,ALLIANCE.', '只取这些实体种类'],
  ['--alliance-kinds <list>', 'Only alliances of these kinds.', '只取这些种类的联盟体'],
  ['--regions <list>', 'Only what lies in these regions: GB/T 2260 codes or keys.', '只取这些行政区划之内者'],
  ['--industries <list>', 'Only what is in these industries: GB/T 4754 codes or keys.', '只取这些行业之内者'],
  ['--name-contains <words>', 'Only where the name contains this.', '只取名称含有此文字者'],
  ['--min-confidence <number>', 'Only where the confidence is at least this, 0 to 1.', '只取置信度不低于此值者'],
  [
    '--related-to <json>',
    'Only what is related so: a JSON list as in EntityFilter.',
    '只取有此关系者，格式同 EntityFilter',
  ],
  ['--include-synthetic', 'Also what is made up for demonstration.', '包括演示用的虚构数据'],
  ['--valid-at <day>', 'Only what holds on this day; else of any time.', '只取该日成立者；未给出时不限时间'],
  ['--known-at <instant>', 'As it was known then; else as it is known now.', '以该时刻所知为准；未给出时为当前'],
  ['--bom', 'Begin tables with a byte order mark, for spreadsheets.', '表格加 BOM，便于电子表格打开'],
];

export function exportVerb(): Command {
  const command = verb(
    'export',
    'Write what the graph knows to standard output or a file.',
    '将图谱内容输出到标准输出或文件',
  )
    .addOption(
      new Option('--format <name>', 'Which format; default jsonl. 输出格式，默认 jsonl')
        .choices(FORMAT_NAMES)
        .default('jsonl', 'jsonl'),
    )
    .option(
      '--out <file>',
      'The file, written only when all of it is there; - is standard output. 输出文件，完成后才出现',
      '-',
    )
    .option('--manifest <file>', 'Write counts, licence and state there as JSON. 将计数、许可与状态写入该 JSON 文件')
    .option('--base <iri>', 'What IRIs of entities begin with; overrides SILIAN_BASE_IRI. 实体 IRI 的前缀')
    .option('--licence <text>', 'Under which terms others may use it; overrides SILIAN_LICENCE. 许可条款');
  for (const [flags, english, chinese] of TAKEN) command.option(flags, `${english} ${chinese}`);
  return command.action(write);
}

async function write(options: Options): Promise<void> {
  const request = await requestOf(options);
  const { isBase } = await import('../features/export/rdf/iris.ts');
  if (options.base !== undefined && !isBase(options.base)) {
    throw new UsageError(
      `--base '${options.base}' is no beginning of IRIs: http(s) or urn, ending in / # : or =, e.g. https://graph.example/id/. --base 须为 IRI 前缀`,
    );
  }
  await withGraph(options, async ({ database }, { publication }) => {
    await database.ping();
    const { Export: Made } = await import('../features/export/export.ts');
    const made = new Made(database, {
      format: options.format,
      request,
      publication: publicationOf(options, publication),
      now: new Date(),
      // whoever runs this may read the database itself
      personIdentifiers: true,
    });
    await written(made, options);
  });
}

const publicationOf = ({ base, licence }: Options, settings: Publication): Publication => ({
  base: base ?? settings.base,
  licence: licence ?? settings.licence,
});

async function requestOf(options: Options): Promise<Request> {
  const given = TAKEN.flatMap(([flags]): [string, string][] => {
    const name = flags.slice(2).split(' ')[0] ?? '';
    const parameter = name.replaceAll(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());
    const value = options[parameter];
    return value === undefined ? [] : [[parameter, String(value)]];
  });
  const { parseRequest } = await import('../features/export/request.ts');
  try {
    return parseRequest(given);
  } catch (error) {
    throw new UsageError(`${reasonOf(error)} 参数有误`, { cause: error });
  }
}

async function written(made: Export, { out, manifest }: Options): Promise<void> {
  const stop = showProgress(made);
  try {
    if (out === '-') await toStandardOutput(made);
    else await toFile(made, out);
  } finally {
    stop();
  }
  if (manifest !== undefined) await saved(manifest, `${JSON.stringify(await made.manifest(), null, 2)}\n`);
}

/** Whoever reads may have read enough. */
async function toStandardOutput(made: Export): Promise<void> {
  try {
    await pipeline(Readable.from(made.chunks()), process.stdout, { end: false });
  } catch (error) {
    if (codeOf(error) !== 'EPIPE') throw error;
  }
}

/** Under another name until it is whole, so that no half is taken for it. */
async function toFile(made: Export, file: string): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  try {
    await pipeline(Readable.from(made.chunks()), createWriteStream(part, { flags: 'wx' }));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw isOfFile(error) ? cannotWrite(file, error) : error;
  }
}

const isOfFile = (error: unknown): boolean => error instanceof Error && 'syscall' in error && 'path' in error;

async function saved(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

const cannotWrite = (file: string, cause: unknown): UsageError =>
  new UsageError(`${file} cannot be written: ${reasonOf(cause)}. 无法写入文件`, { cause });

const EVERY_MS = 500;

/** On a terminal: how much there is so far, and how fast it goes. */
function showProgress({ claims: { counts } }: Export): () => void {
  if (!process.stderr.isTTY) return () => {};
  const began = performance.now();
  const count = (of: ReadonlyMap<string, number>): number => [...of.values()].reduce((sum, each) => sum + each, 0);
  const timer = setInterval(() => {
    const [entities, facts] = [count(counts.entities), count(counts.relations)];
    const rate = Math.round((entities + facts) / ((performance.now() - began) / 1000));
    process.stderr.write(`\r${entities} entities 实体, ${facts} facts 关系, ${rate}/s \u001b[K`);
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    tell('');
  };
}
