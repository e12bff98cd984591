import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';

const SRC = join(projectRoot, 'src');
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.m?ts$/.test(file))
  .sort();

/** What a file imports: `./` and `../` as paths below src. */
const importsOf = (file: string, text: string): string[] =>
  [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) =>
    name.startsWith('.') ? normalize(join(file, '..', name)) : name,
  );

/** What all of src may use. */
const COMMON = /^(errors|project-root|generated\/schema)\.ts$/;
/** What binds the features together, and is itself no feature. */
const BINDING = /^features\/(index|context)\.ts$/;
/** What every feature may use of the features' folder; `identity` is pure, and reads and writes nothing. */
const SHARED = /^features\/((context|connection)\.ts$|identity\/)/;

const areaOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');
const featureOf = (path: string): string | undefined => /^features\/([^/]+)\//.exec(path)?.[1];

/** Why a file may not import another: server → features → database, and features not each other. */
function fault(file: string, imported: string): string | undefined {
  const area = areaOf(file);
  if (imported === 'neo4j-driver') return area === 'database' ? undefined : 'only src/database speaks to Neo4j';
  if (!imported.endsWith('.ts') || COMMON.test(imported)) return undefined;
  const target = areaOf(imported);
  if (area === 'database' && target !== 'database') return 'src/database knows nothing above it';
  if (area !== 'features' || BINDING.test(file)) return undefined;
  if (target === 'database' || SHARED.test(imported)) return undefined;
  if (target !== 'features') return 'features know nothing of server, command line and settings';
  return featureOf(imported) === featureOf(file) ? undefined : 'features do not import each other';
}

describe('imports', () => {
  it.each(FILES)('of %s keep the rule: server → features → database', (file) => {
    const faults = importsOf(file, readFileSync(join(SRC, file), 'utf8')).flatMap((imported) => {
      const why = fault(file, imported);
      return why === undefined ? [] : [`${imported}: ${why}`];
    });
    expect(faults).toEqual([]);
  });

  it.each([
    ['database/a.ts', "import { x } from '../features/entities/fields.ts';", 'src/database knows nothing above it'],
    ['database/a.ts', "import { x } from '../config.ts';", 'src/database knows nothing above it'],
    ['features/a/b.ts', "import { x } from '../c/d.ts';", 'features do not import each other'],
    ['features/a/b.ts', "import { x } from '../index.ts';", 'features do not import each other'],
    ['features/a/b.ts', "import type { X } from '../../server/http.ts';", 'features know nothing of server'],
    ['features/a/b.ts', "const x = await import('../../config.ts');", 'features know nothing of server'],
    ['features/a/b.ts', "export * from '../c/d.ts';", 'features do not import each other'],
    ['server/a.ts', "import neo4j from 'neo4j-driver';", 'only src/database speaks to Neo4j'],
  ])('that break it are seen: %s %s', (file, text, why) => {
    expect(importsOf(file, text).map((imported) => fault(file, imported))).toEqual([expect.stringContaining(why)]);
  });

  it.each([
    ['server/a.ts', "import { x } from '../features/index.ts';"],
    ['features/a/b.ts', "import { x } from '../../database/lens.ts';"],
    ['features/a/b.ts', "import { x } from './c.ts';"],
    ['features/a/engine/b.ts', "import { x } from '../c.ts';"],
    ['features/a/b.ts', "import type { X } from '../../generated/schema.ts';"],
    ['database/reading/a.ts', "import neo4j from 'neo4j-driver';"],
  ])('that keep it are let through: %s %s', (file, text) => {
    expect(importsOf(file, text).map((imported) => fault(file, imported))).toEqual([undefined]);
  });
});
