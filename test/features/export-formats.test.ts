import { spawnSync } from 'node:child_process';
import jsonld from 'jsonld';
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { exported, recordsIn } from '../support/exported.ts';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { pythonWith } from '../support/python.ts';
import { entity, relation, SOURCE, source } from '../support/records.ts';
import { WORLD } from '../support/world.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());

/** Text that breaks what is written carelessly: quotes, markup, formulas, right-to-left marks, emoji, line ends. */
const HOSTILE =
  '=1+1 "引\'号" <b>&amp; & ]]> \\u0041 \\ \u202Eابجد\u202C 👩‍🏫 \u{20BB7} \u0085\uFFFE\u2028,;\ttab\nline\r\nend';
const HOSTILE_NAME = '@"引号" <b>&lt; ]]> {甲} |乙| ^丙` %E4 #丁? \u202E戊\u202C 👩‍🏫';
/** A name that a key holds, as far as keys go. */
const THEME = "theme:<甲>{乙}|丙^丁`%25#戊?[己]&'庚\\";
const FROM_HERE = 'source:另一来源<甲>';

const CLAIMS: readonly object[] = [
  ...WORLD,
  source({ key: FROM_HERE, title: HOSTILE_NAME, url: 'https://example.org/a?b=<c>&d="e"', publishedOn: '2025-09-22' }),
  entity('THEME', THEME, HOSTILE_NAME, {
    aliases: [
      { name: '-旧名', kind: 'FORMER', validity: { from: '1999', to: '2001-09' } },
      { name: '待定', kind: 'CANDIDATE' },
    ],
    identifiers: [{ scheme: 'X', value: '<&">\\' }],
    validity: { from: '1958-09', to: '2024-02-29', observedOn: ['2020', '2021-05-06'] },
    evidence: [
      { source: FROM_HERE, note: HOSTILE, paragraph: 1, start: 3, end: 9, speaker: 'person:谢刚@school:s1' },
      { source: SOURCE, field: 'name' },
      { source: SOURCE, stance: 'DISPUTES', paragraph: 2 },
    ],
    inferred: ['name'],
    status: 'DISPUTED',
    confidence: 1e-7,
  }),
  relation('ABOUT', 'work:工作报告', THEME, { qualifier: 'FOCUS', weight: 0.3 }, { validity: { to: '2025' } }),
  relation(
    'ADVOCATES',
    'person:张伟@school:s1',
    THEME,
    { at: 'event:conference', ordinal: 3 },
    {
      status: 'INFERRED',
      confidence: 0.5,
      validity: { to: '2025-09-21', toPrecision: 'AT_LATEST' },
      evidence: [{ source: FROM_HERE, stance: 'DISPUTES' }],
    },
  ),
  relation('SUCCEEDS', 'school:s1', 'school:s2', { qualifier: 'RENAME' }),
  relation('ALIGNS_WITH', 'skill:焊接', 'major:2021:460103', { qualifier: 'BROAD', weight: 0.5 }),
];

const CONTENTS: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['the seed', () => graph.loadSeed()],
  ['hostile text', () => graph.ingest(CLAIMS)],
];

/** Quads in the one form that RDFC-1.0 gives them; all of this says what it says without blank nodes. */
const canonical = async (input: string | object, format: 'nquads' | 'jsonld'): Promise<string[]> => {
  const options = {
    format: 'application/n-quads',
    ...(format === 'nquads' ? { inputFormat: 'application/n-quads' } : {}),
  };
  const text = await jsonld.canonize(input as never, { algorithm: 'RDFC-1.0', safe: true, ...options } as never);
  return String(text).trimEnd().split('\n');
};

describe.each(CONTENTS)('an export of %s', (_what, load) => {
  beforeAll(async () => {
    await graph.empty();
    await load();
  });
  const text = async (format: Parameters<typeof exported>[1]): Promise<string> =>
    (await exported(graph.database, format)).text;

  it('says the same as JSON-LD and as N-Quads, to a program that is not ours', async () => {
    const quads = await canonical(await text('nquads'), 'nquads');
    expect(quads.length).toBeGreaterThan(100);
    expect(await canonical(JSON.parse(await text('jsonld')), 'jsonld')).toEqual(quads);
  });

  it('says the same as Turtle, apart from who says it', async () => {
    const of = (parser: Parser, input: string) =>
      [
        ...new Set(
          parser.parse(input).map(({ subject, predicate, object }) => JSON.stringify([subject, predicate, object])),
        ),
      ].sort();
    const triples = of(new Parser({ format: 'text/turtle' }), await text('turtle'));
    expect(triples).toEqual(of(new Parser({ format: 'N-Quads' }), await text('nquads')));
  });

  it('names a graph for every source, and nothing else', async () => {
    const quads = new Parser({ format: 'N-Quads' }).parse(await text('nquads'));
    const graphs = new Set(quads.map((quad) => quad.graph.value).filter((name) => name !== ''));
    const sources = recordsIn(await text('jsonl')).flatMap(({ evidence = [] }) =>
      evidence.map((each: { source: string }) => each.source),
    );
    expect(graphs.size).toBe(new Set(sources).size);
  });

  it('has one form for each line in JSON Lines, and no sign that breaks it', async () => {
    const lines = (await text('jsonl')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.stringify(JSON.parse(line)))).toEqual(lines);
  });
});

const python = pythonWith('networkx', 'networkx>=3');
const OPEN = `
import json, sys, networkx
def told(graph):
    return [graph.number_of_nodes(), graph.number_of_edges(), graph.is_directed(),
            sorted(str(data.get('name', data.get('label'))) for _, data in graph.nodes(data=True))]
print(json.dumps([told(networkx.read_graphml(sys.argv[1])), told(networkx.read_gexf(sys.argv[2]))]))
`;

describe.skipIf(!python).each(CONTENTS)('networkx opens %s', (_what, load) => {
  it('from GraphML and GEXF, with the counts and names of the export', async () => {
    const { mkdtemp, rm, writeFile } = await import('node:fs/promises');
    const { join } = await import('node:path');
    const { tmpdir } = await import('node:os');
    await graph.empty();
    await load();
    const folder = await mkdtemp(join(tmpdir(), 'silian-networkx-'));
    const files: string[] = [];
    for (const format of ['graphml', 'gexf'] as const) {
      const file = join(folder, `graph.${format}`);
      await writeFile(file, (await exported(graph.database, format)).bytes);
      files.push(file);
    }
    const { stdout, stderr, status } = spawnSync(python ?? 'true', ['-c', OPEN, ...files], { encoding: 'utf8' });
    await rm(folder, { recursive: true });
    expect([status, stderr]).toEqual([0, '']);
    const { text, manifest } = await exported(graph.database, 'jsonl');
    const { entities, relations } = manifest.counts;
    const names = recordsIn(text)
      .filter(({ type }) => type === 'entity')
      .map(({ name }) => name)
      .sort((a, b) => ([...a] < [...b] ? -1 : 1));
    const [graphml, gexf] = JSON.parse(stdout);
    for (const told of [graphml, gexf]) {
      expect(told.slice(0, 3)).toEqual([entities, relations, true]);
      expect([...told[3]].sort()).toEqual([...names].sort());
    }
  });
});

/** The files of a zip archive by name. */
const unzipped = (bytes: Buffer): Promise<Map<string, string>> =>
  new Promise((resolve, reject) => {
    const files = new Map<string, string>();
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, async (fault, stream) => {
          if (fault) return reject(fault);
          files.set(entry.fileName, Buffer.concat(await stream.toArray()).toString('utf8'));
          zip.readEntry();
        });
      });
      zip.on('end', () => resolve(files));
      zip.readEntry();
    });
  });

describe('tables', () => {
  beforeAll(async () => {
    await graph.empty();
    await graph.ingest(CLAIMS);
  });

  it('are one for each kind that is there, with a header, counted by the manifest', async () => {
    const { bytes, manifest } = await exported(graph.database, 'csv');
    const files = await unzipped(bytes);
    expect([...files.keys()]).toEqual([
      ...Object.keys(manifest.counts.entitiesByKind).map((kind) => `entities/${kind}.csv`),
      ...[...files.keys()].filter((name) => name.startsWith('relations/')),
      'names.csv',
      'identifiers.csv',
      'evidence.csv',
      'sources.csv',
      'manifest.json',
    ]);
    expect(Object.keys(manifest.counts.relationsByKind).sort()).toEqual(
      [...files.keys()].flatMap((name) => /^relations\/(\w+)\.csv$/.exec(name)?.[1] ?? []).sort(),
    );
    expect(JSON.parse(files.get('manifest.json') ?? '')).toEqual(manifest);
    expect(files.get('entities/SCHOOL.csv')).toBe(
      'key,name,educationLevel,synthetic,inferred,from,to,toPrecision,observedOn,status,confidence\r\n' +
        'school:s1,太行职业学院,专科,,,1958-09-01,,,,ASSERTED,1\r\n' +
        'school:s2,晋阳大学,,,,1902,,,,ASSERTED,0.5\r\n',
    );
    expect(files.get('relations/SUCCEEDS.csv')).toMatch(
      /^id,from,to,qualifier,from,to,toPrecision,observedOn,status,confidence\r\nSUCCEEDS-[\w-]{22},school:s1,school:s2,RENAME,,,,,ASSERTED,1\r\n$/,
    );
    expect(files.get('sources.csv')?.split('\r\n').length).toBe(manifest.counts.sources + 2);
  });

  it('run no formula, and keep quotes and line ends within their cells', async () => {
    const files = await unzipped((await exported(graph.database, 'csv')).bytes);
    expect(files.get('names.csv')).toContain(`,'-旧名,FORMER,1999,2001-09,,\r\n`);
    expect(files.get('entities/THEME.csv')).toContain(`,"'@""引号"" <b>`);
    expect(files.get('evidence.csv')).toContain(`,"'=1+1 ""引'号"" <b>&amp;`);
  });

  it('begin with a byte order mark where that is asked for', async () => {
    const files = await unzipped((await exported(graph.database, 'csv', { bom: 'true' })).bytes);
    expect(files.get('sources.csv')?.startsWith('\uFEFFkey,title')).toBe(true);
    expect((await unzipped((await exported(graph.database, 'csv')).bytes)).get('sources.csv')).toMatch(/^key,title/);
  });
});
