import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../src/project-root.ts';

const SRC = join(projectRoot, 'web/src');
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('generated'))
  .sort();

/** What a folder of the explorer may use besides itself and what is generated. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: [],
  api: ['core'],
  language: ['core'],
  navigation: ['core'],
  components: ['core', 'api', 'language', 'navigation'],
  shell: ['core', 'api', 'language', 'navigation', 'components'],
  views: ['core', 'api', 'language', 'navigation', 'components'],
};

const importsOf = (file: string, text: string): string[] =>
  [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^'\s]+)'/g)].map(([, name = '']) =>
    name.startsWith('.') ? normalize(join(file, '..', name)) : name,
  );

const folderOf = (path: string): string => path.split('/', 1)[0] ?? '';
const viewOf = (path: string): string | undefined => /^views\/([^/]+)\//.exec(path)?.[1];

/** Why a file may not import another. */
function fault(file: string, imported: string): string | undefined {
  const [folder, target] = [folderOf(file), folderOf(imported)];
  if (imported.startsWith('..')) return 'the explorer knows nothing outside web/src';
  if (folder === 'core' && !imported.includes('/')) return 'core uses no library';
  // what lies in src itself binds the screens together
  if (!file.includes('/') || !imported.endsWith('.ts') === !imported.endsWith('.tsx') || target === 'generated')
    return undefined;
  if (imported === 'screens.ts' && folder === 'shell') return undefined;
  if (target !== folder) return ALLOWED[folder]?.includes(target) ? undefined : `${folder} uses no ${target}`;
  return folder === 'views' && viewOf(file) !== viewOf(imported) ? 'views do not import each other' : undefined;
}

describe('imports of the explorer', () => {
  it.each(FILES)('in %s keep the rule: views → components → core', (file) => {
    const faults = importsOf(file, readFileSync(join(SRC, file), 'utf8')).flatMap((imported) => {
      const why = fault(file, imported);
      return why === undefined ? [] : [`${imported}: ${why}`];
    });
    expect(faults).toEqual([]);
  });

  it.each([
    ['core/a/b.ts', '../../api/ask.ts', 'core uses no api'],
    ['core/a/b.ts', 'preact', 'core uses no library'],
    ['views/a/b.tsx', '../c/d.tsx', 'views do not import each other'],
    ['views/a/b.tsx', '../../shell/app.tsx', 'views uses no shell'],
    ['api/a.ts', '../../../src/errors.ts', 'the explorer knows nothing outside web/src'],
  ])('that break it are seen: %s imports %s', (file, name, why) => {
    expect(importsOf(file, `import { x } from '${name}';`).map((imported) => fault(file, imported))).toEqual([why]);
  });

  it('and nothing makes HTML of data, or asks anybody but the service', () => {
    for (const file of FILES) {
      const text = readFileSync(join(SRC, file), 'utf8');
      expect(text, file).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/i);
      expect(text, file).not.toMatch(/fetch\((?!'\/)/);
    }
  });

  it.each(FILES.filter((file) => file.startsWith('core/')))('%s knows no page', (file) => {
    expect(readFileSync(join(SRC, file), 'utf8')).not.toMatch(
      /\b(?:document|window|localStorage|HTML\w*Element)\b\s*[.[]/,
    );
  });
});
