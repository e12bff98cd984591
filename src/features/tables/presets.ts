import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { badInput } from '../../errors.ts';
import { projectRoot } from '../../project-root.ts';
import { type Mapping, parseMapping } from './mapping.ts';
import { near } from './near.ts';

/** Mappings that come with the package, as data. */
const FOLDER = join(projectRoot, 'src', 'features', 'tables', 'presets');

export const presetNames = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();

/** The mapping that a preset's name or a file's path stands for. */
export function readMapping(nameOrFile: string): { mapping: Mapping; file: string } {
  const names = presetNames();
  const file = names.includes(nameOrFile) ? join(FOLDER, `${nameOrFile}.json`) : nameOrFile;
  if (!file.endsWith('.json') || !existsSync(file)) throw noMapping(nameOrFile, names);
  return { mapping: parseMapping(readFileSync(file, 'utf8'), file), file };
}

function noMapping(given: string, names: readonly string[]): Error {
  const meant = near(given, names);
  const hint = meant === undefined ? '' : `; '${meant}' is: is it meant? 是否为“${meant}”？`;
  const what = given.endsWith('.json') ? 'is no file that is there' : 'is no preset';
  return badInput(
    'mapping',
    `'${given}' ${what}${hint}`,
    `${names.join(', ')}, or the path of a mapping.json 预置名或映射文件`,
  );
}
