import { expect, it } from 'vitest';
import { Documents } from '../../src/server/documents.ts';

it('keeps what was asked for last, up to so many characters and so many documents', () => {
  const documents = new Documents<number>();
  const text = (number: number): string => `${number} `.padEnd(20_000, 'x');
  for (let number = 0; number < 30; number++) {
    documents.set(text(number), number);
    documents.get(text(0));
  }
  const kept = Array.from({ length: 30 }, (_, number) => documents.get(text(number))).filter(
    (each) => each !== undefined,
  );
  expect(kept).toEqual([0, ...Array.from({ length: 19 }, (_, at) => at + 11)]);
  for (let number = 0; number < 2_000; number++) documents.set(`${number}`, number);
  expect(
    Array.from({ length: 2_000 }, (_, number) => documents.get(`${number}`)).filter((each) => each !== undefined),
  ).toHaveLength(1_000);
});

it('counts a document that is set anew once', () => {
  const documents = new Documents<number>();
  for (let time = 0; time < 100; time++) documents.set('x'.repeat(20_000), time);
  documents.set('y', 1);
  expect([documents.get('x'.repeat(20_000)), documents.get('y')]).toEqual([99, 1]);
});
