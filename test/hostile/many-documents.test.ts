import { expect, it } from 'vitest';
import { attacked } from './attacked.ts';
import { ask } from './client.ts';
import { memoryOf } from './consumption.ts';
import { LONG } from './lengths.ts';

/** Each as many words as a document may have; together more than the service may hold. */
const DOCUMENTS = 1_200;
const MOST_MB = 250;
/** Documents of which each takes a hundred shapes. */
const CHANGEABLE = 48;
const SHAPES = CHANGEABLE * 100;
const MOST_MB_OF_SHAPES = 120;

const service = attacked({ when: LONG });

it.skipIf(!LONG)('does not keep all that it was ever asked', { timeout: 600_000 }, async () => {
  const before = memoryOf(service().pid);
  for (let number = 0; number < DOCUMENTS; number++) {
    const { status } = await ask(service().url, { query: `query q${number} { ${'__typename '.repeat(1_790)} }` });
    expect(status).toBe(200);
  }
  const grown = memoryOf(service().pid) - before;
  console.log(`${DOCUMENTS} documents: ${Math.round(grown)} MB more`);
  expect(grown).toBeLessThan(MOST_MB);
});

/** A document whose fields are there or not as its variables say, for each of which there is something to keep. */
function changeable(number: number): string {
  const names = Array.from({ length: 14 }, (_, at) => `v${at}`);
  const given = names.map((name) => `$${name}: Boolean!`).join(' ');
  const body = names.map((name) => `... @include(if: $${name}) { ${'key name kind '.repeat(25)} }`).join(' ');
  return `query q${number}(${given}) { schools(first: 1) { nodes { ${body} } } }`;
}

it.skipIf(!LONG)('nor every shape that a document may take', { timeout: 600_000 }, async () => {
  const before = memoryOf(service().pid);
  for (let number = 0; number < SHAPES; number++) {
    const variables = Object.fromEntries(
      Array.from({ length: 14 }, (_, at) => [`v${at}`, (Math.floor(number / CHANGEABLE) & (1 << at)) === 0]),
    );
    const { status } = await ask(service().url, { query: changeable(number % CHANGEABLE), variables });
    expect(status).toBe(200);
  }
  const grown = memoryOf(service().pid) - before;
  console.log(`${SHAPES} shapes: ${Math.round(grown)} MB more`);
  expect(grown).toBeLessThan(MOST_MB_OF_SHAPES);
});
