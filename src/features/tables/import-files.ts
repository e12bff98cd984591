import { badInput } from '../../errors.ts';
import { divisionsTable } from './builtin.ts';
import type { Counts } from './counts.ts';
import { unreadable } from './faults.ts';
import { type ImportOptions, type Made, recordsOf } from './importing.ts';
import { readLookups } from './lookup-tables.ts';
import type { Mapping } from './mapping.ts';
import { noPart, partFor } from './matching.ts';
import { near } from './near.ts';
import { type Plan, planOf } from './plan.ts';
import { type OpenFile, openFile, type ReadingOptions, type Table } from './reading/table.ts';
import { type GivenSource, said } from './source.ts';
import type { Value } from './template.ts';

export interface FilesToImport {
  readonly mapping: Mapping;
  /** The mapping's own file, for messages. */
  readonly mappingFile: string;
  readonly files: readonly string[];
  readonly reading?: ReadingOptions;
  /** The part of the mapping that all files are for. */
  readonly part?: string | undefined;
  /** Files of lookups, by their names. */
  readonly lookups?: ReadonlyMap<string, string>;
  /** Parameters of the mapping that are set otherwise. */
  readonly parameters?: ReadonlyMap<string, string>;
  readonly source?: GivenSource;
  readonly check?: ImportOptions['check'];
  readonly onReject: ImportOptions['onReject'];
  readonly onTable: (counts: Counts) => void;
}

/**
 * The records of all files, one by one, in the order of the files and their rows. Fails before the first record where
 * mapping, files, lookups or settings cannot be used; rows at fault are told and left out.
 */
export async function* importFiles(given: FilesToImport): AsyncGenerator<Made> {
  const { mapping, mappingFile, files, part } = given;
  const parameters = parametersOf(mapping, given.parameters ?? new Map());
  mustBePart(mapping, part);
  const lookups = await readLookups(mapping, files, given.lookups ?? new Map(), parameters);
  const plans = new Map(mapping.tables.map((spec) => [spec.name, planOf(spec, mapping, lookups, mappingFile)]));
  const { check, onReject, onTable, source = {} } = given;
  const sources = new Map<string, string>();
  const toImport = { ...given, plans, options: { mapping, parameters, source, check, onReject, onTable } };
  for (const file of files) {
    const opened = await openFile(file, given.reading);
    try {
      yield* singleSources(ofFile(opened, toImport), sources);
    } finally {
      opened.close();
    }
  }
}

/** The records of what comes with the package. */
export async function* importDivisions(given: Omit<FilesToImport, 'files'>): AsyncGenerator<Made> {
  const { mapping, mappingFile, check, onReject, onTable } = given;
  const parameters = parametersOf(mapping, given.parameters ?? new Map());
  const { table, source } = divisionsTable();
  const [spec] = mapping.tables;
  if (!spec) return;
  const options = { mapping, parameters, source: { ...source, ...said(given.source ?? {}) }, check, onReject, onTable };
  yield* recordsOf(table, planOf(spec, mapping, new Map(), mappingFile), options);
}

interface ToImport extends FilesToImport {
  readonly plans: ReadonlyMap<string, Plan>;
  readonly options: ImportOptions;
}

async function* ofFile({ tables }: OpenFile, { mapping, part, plans, options }: ToImport): AsyncGenerator<Made> {
  const matched = tables.flatMap((table) => {
    const plan = plans.get(partFor(table, mapping, part)?.name ?? '');
    return plan ? [{ table, plan }] : [];
  });
  if (matched.length === 0) throw noPart(tables, mapping);
  const isAnySheet = matched.length > 1 && matched.every(({ plan: { spec } }) => !spec.files && !spec.sheets);
  if (isAnySheet) throw severalSheets(tables);
  for (const { table, plan } of matched) yield* recordsOf(table, plan, options);
}

const severalSheets = (tables: readonly Table[]): Error =>
  unreadable(
    tables[0]?.file ?? '',
    `has several sheets: say which with --sheet. Sheets: ${tables.map(({ sheet }) => sheet).join(', ')}. 有多张工作表，请用 --sheet 指明`,
  );

/** One key stands for one file: two lists under one key would put their titles and hashes in each other's place. */
async function* singleSources(records: AsyncGenerator<Made>, sources: Map<string, string>): AsyncGenerator<Made> {
  for await (const made of records) {
    const { record, file } = made;
    if (record.type === 'source') {
      const [key, said] = [String(record.key), JSON.stringify(record)];
      const known = sources.get(key);
      if (known === said) continue;
      if (known !== undefined)
        throw unreadable(
          file,
          `would have the source key ${key}, which another file of this import has: import them one by one with --source-key, or give one with {file} in it. 来源 key 与本次导入的另一文件重复`,
        );
      sources.set(key, said);
    }
    yield made;
  }
}

function parametersOf({ parameters }: Mapping, given: ReadonlyMap<string, string>): ReadonlyMap<string, Value> {
  for (const name of given.keys()) {
    if (!(name in parameters))
      throw badInput('--set', `'${name}' is no parameter of the mapping`, Object.keys(parameters).join(', ') || 'none');
  }
  return new Map([...Object.entries(parameters), ...given]);
}

function mustBePart({ tables }: Mapping, part: string | undefined): void {
  const names = tables.map(({ name }) => name);
  if (part === undefined || names.includes(part)) return;
  const meant = near(part, names);
  const hint = meant === undefined ? '' : `; '${meant}' is: is it meant?`;
  throw badInput('--table', `'${part}' is no table of the mapping${hint}`, names.join(', '));
}
