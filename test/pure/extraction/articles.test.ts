import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ratesOf, scoreOf, total } from '../../../src/features/extraction/score.ts';
import { readTruth } from '../../../src/features/extraction/truth.ts';
import { extractor, faultsOf, misplaced } from './support.ts';

const FOLDER = new URL('../../../../shared/articles/', import.meta.url);
const isThere = existsSync(FOLDER);
if (!isThere) console.warn('skipped: the articles are not beside the checkout (../shared/articles)');
const articles = isThere ? readdirSync(FOLDER).filter((file) => file.endsWith('.txt')) : [];
const textOf = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');

describe.skipIf(!isThere)('real reports', () => {
  it.each(articles)('%s: every record is taken by the door for writing, and stands where it says', (file) => {
    const text = textOf(file);
    const { records } = extractor.read(text);
    expect(faultsOf(records)).toEqual([]);
    expect(misplaced(text, records)).toEqual([]);
  });

  it('are read as their annotations say, and no negative is violated', () => {
    const scores = ['seed', '05', '06', '09'].map((name) =>
      scoreOf(extractor.read(textOf(`${name}.txt`)).records, readTruth(textOf(`truth/${name}.json`), name)),
    );
    expect(total(scores).violated).toEqual([]);
    for (const { counts } of [...scores, total(scores)]) {
      for (const kind of ['ENTITY', 'APPOINTMENT', 'CAPACITY']) {
        const count = counts[kind];
        expect(count && ratesOf(count).f1, kind).toBeGreaterThanOrEqual(0.85);
      }
    }
  });

  it('never turn what is boilerplate, or a masked name, into a node', () => {
    const names = articles.flatMap((file) =>
      extractor.read(textOf(file)).records.flatMap((record) => (record.type === 'entity' ? [record.name] : [])),
    );
    expect(names.filter((name) => /[某×〔〕]|本站|稿件/.test(name))).toEqual([]);
  });
});
