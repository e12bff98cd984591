import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../src/project-root.ts';

const FOLDER = join(projectRoot, 'dist/web');
const ASSETS = join(FOLDER, 'assets');
const names = readdirSync(ASSETS);
const page = readFileSync(join(FOLDER, 'index.html'), 'utf8');

/** Sizes are of what is sent: packed by gzip, in thousands of bytes. */
const sizeOf = (name: string): number => gzipSync(readFileSync(join(ASSETS, name)), { level: 9 }).length / 1000;
const sum = (files: readonly string[]): number => files.reduce((total, name) => total + sizeOf(name), 0);

const named = (pattern: RegExp): string[] => names.filter((name) => pattern.test(name));
const atFirst = named(/\.js$/).filter((name) => page.includes(name));
/** What one screen brings besides the shell, with the chunks that it shares with others. */
function broughtBy(name: string): string[] {
  const found = new Set([name]);
  for (const file of found) {
    const text = readFileSync(join(ASSETS, file), 'utf8');
    const imported = [...text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)].map(([, other = '']) => other);
    for (const other of imported) if (!atFirst.includes(other)) found.add(other);
  }
  return [...found];
}
const screens = readdirSync(join(projectRoot, 'web/src/views'));

/** Names of vocabularies, which nobody ever asks for. */
const NAMESPACES = new Set(['http://www.w3.org', 'http://graphml.graphdrawing.org']);

describe('what is sent', () => {
  it('of the shell is at most 45 kB', () => {
    expect(atFirst.length).toBeGreaterThan(0);
    expect(sum(atFirst)).toBeLessThanOrEqual(45);
  });

  it.each(screens.filter((name) => name !== 'explore'))('of the screen %s is at most 30 kB', (screen) => {
    const [file] = named(new RegExp(`^${screen}-.*\\.js$`));
    expect(file).toBeDefined();
    expect(sum(broughtBy(file ?? ''))).toBeLessThanOrEqual(30);
  });

  it('of the graph is at most 42 kB of what others wrote, and 30 kB that only it and its worker need', () => {
    const brought = broughtBy(named(/^explore-.*\.js$/)[0] ?? '');
    const everyday = new Set(
      ['list', 'entity'].flatMap((name) => broughtBy(named(new RegExp(`^${name}-.*\\.js$`))[0] ?? '')),
    );
    const isVendor = (name: string): boolean => name.startsWith('graph-vendor');
    const ours = brought.filter((name) => !isVendor(name) && !everyday.has(name));
    expect(sum(brought.filter(isVendor))).toBeLessThanOrEqual(42);
    expect(sum([...ours, ...named(/^force\.worker-.*\.js$/)])).toBeLessThanOrEqual(30);
  });

  it('of all styles is at most 15 kB', () => {
    expect(sum(named(/\.css$/))).toBeLessThanOrEqual(15);
  });

  it('names no other host but those of namespaces', () => {
    for (const name of named(/\.(?:js|css)$/)) {
      const hosts = readFileSync(join(ASSETS, name), 'utf8').match(/https?:\/\/[\w.-]+/g) ?? [];
      expect(hosts.filter((host) => !NAMESPACES.has(host))).toEqual([]);
    }
  });
});
