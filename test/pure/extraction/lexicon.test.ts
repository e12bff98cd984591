import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SilianError } from '../../../src/errors.ts';
import { Extractor } from '../../../src/features/extraction/extract.ts';
import { LEXICON_FOLDER, readLexicon } from '../../../src/features/extraction/lexicon.ts';

const REPORT = 'title: 一则消息\ndate: 2025-03-02\n----\n青岛市轨道装备创客坊坊主周慧参加会议。';
const namesIn = (folder: string): string[] =>
  new Extractor(readLexicon(folder))
    .read(REPORT)
    .records.flatMap((record) =>
      record.type === 'entity' && ['INSTITUTION', 'PERSON'].includes(record.kind) ? [record.name] : [],
    );

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'silian-lexicon-'));
  await cp(LEXICON_FOLDER, folder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes one part of the folder's lexicon with some of its text replaced. */
async function changed(part: string, from: string, to: string): Promise<void> {
  const file = join(folder, `${part}.json`);
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
}

describe("a curator's own lexicon", () => {
  it('teaches a kind of body and a post that the package does not know', async () => {
    expect(namesIn(folder)).toEqual([]);
    await changed('organisations', '"研究院",', '"研究院", "创客坊",');
    await changed('titles', '"书记",', '"书记", "坊主",');
    expect(namesIn(folder)).toEqual(['青岛市轨道装备创客坊', '周慧']);
  });

  it('that is not as it should be is refused, with the file and the field', async () => {
    await changed('titles', '"ranks": [', '"rangs": [');
    expect(() => readLexicon(folder)).toThrowError(SilianError);
    expect(() => readLexicon(folder)).toThrowError(/titles\.json.*ranks/s);
  });

  it('has every word once', () => {
    const repeated: string[] = [];
    const look = (value: unknown, path: string): void => {
      if (Array.isArray(value)) {
        if (value.every((each) => typeof each === 'string'))
          repeated.push(
            ...value.filter((word, index) => value.indexOf(word) !== index).map((word) => `${path}: ${word}`),
          );
        else for (const [index, each] of value.entries()) look(each, `${path}[${index}]`);
      } else if (typeof value === 'object' && value !== null)
        for (const [key, each] of Object.entries(value)) look(each, `${path}.${key}`);
    };
    look(readLexicon(), 'lexicon');
    expect(repeated).toEqual([]);
  });
});
