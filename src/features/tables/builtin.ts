import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { divisions } from './divisions.ts';
import type { Row } from './reading/row.ts';
import type { Table } from './reading/table.ts';
import type { GivenSource } from './source.ts';

const Package = z.object({ version: z.string() });

/** The divisions of npm @vant/area-data as a table for the preset `regions`: what that imports when no file is named. */
export function divisionsTable(): { table: Table; source: GivenSource } {
  const { version } = Package.parse(
    JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@vant/area-data/package.json'), 'utf8')),
  );
  return {
    table: { file: '@vant/area-data', rows: divisionRows },
    source: {
      key: `source:npm-@vant/area-data-${version}`,
      title: `省市区数据(GB/T 2260;取自 npm @vant/area-data ${version})`,
      publisher: 'vant-ui',
      url: `https://www.npmjs.com/package/@vant/area-data/v/${version}`,
    },
  };
}

const HEADER = ['code', 'name', 'parent', 'level'];

async function* divisionRows(): AsyncGenerator<Row> {
  yield { cells: HEADER, line: 1, exact: true };
  for (const [index, { code, name, parent, level }] of divisions().entries())
    yield { cells: [code, name, parent, level], line: index + 2, exact: true };
}
