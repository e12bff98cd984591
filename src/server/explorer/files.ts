import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** A file of the explorer, as it was built, with its packed forms; all of them together are smaller than one picture. */
export interface File {
  readonly type: string;
  readonly content: Buffer;
  readonly packed: ReadonlyMap<Encoding, Buffer>;
  /** Of the content: the same in every form, and so weak. */
  readonly tag: string;
  /** Its name says its content, so that it never changes under its name. */
  readonly isHashed: boolean;
}

/** In the order of preference. */
export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const ENDS: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' };

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * Reads what was built, once. Only what is in this list is ever sent, so no path leads out of the folder. Undefined where
 * nothing was built.
 */
export function filesIn(folder: string): ReadonlyMap<string, File> | undefined {
  const names = namesIn(folder);
  if (!names.includes('index.html')) return undefined;
  const files = names.filter((name) => TYPES[extname(name)] !== undefined);
  return new Map(files.map((name) => [`/${name}`, fileAt(folder, name, names)]));
}

function fileAt(folder: string, name: string, names: readonly string[]): File {
  const content = readFileSync(join(folder, name));
  const forms = ENCODINGS.filter((encoding) => names.includes(name + ENDS[encoding]));
  return {
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    content,
    packed: new Map(forms.map((encoding) => [encoding, readFileSync(join(folder, name + ENDS[encoding]))])),
    tag: `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`,
    isHashed: name.startsWith('assets/'),
  };
}

function namesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
  } catch {
    return [];
  }
}
