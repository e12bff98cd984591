import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function folderWithPackageJson(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('No package.json above the code of Silian: the installation is incomplete.');
  return folderWithPackageJson(parent);
}

/** The package's own folder, the same from `src/` (tests) and from `dist/` (compiled): files that are not code are found from here. */
export const projectRoot: string = folderWithPackageJson(dirname(fileURLToPath(import.meta.url)));
