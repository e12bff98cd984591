import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';

const ROW = /^\| (?<number>\d*) ?\|.*\| `(?<file>[\w/-]+\.test\.ts)` \| `(?<title>[^`]+)` \|$/;
const rows = readFileSync(join(projectRoot, 'docs/promises.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const { number, file, title } = ROW.exec(line)?.groups ?? {};
    return file && title ? [{ number, file, title }] : [];
  });

it('nineteen are promised, in order', () => {
  const numbers = rows.flatMap(({ number }) => (number ? [Number(number)] : []));
  expect(numbers).toEqual(Array.from({ length: 19 }, (_, at) => at + 1));
});

it.each(rows)('$file has the test that $title', ({ file, title }) => {
  expect(readFileSync(join(projectRoot, 'test', file), 'utf8')).toContain(title);
});
