import { plain } from '../../database/reading/answer.ts';
import { within } from '../../errors.ts';
import type { Resolvers } from '../../generated/schema.ts';
import type { Extractor } from './extract.ts';
import { forReview } from './review.ts';

const MAX_TEXT = 200_000;

export const resolvers: Resolvers = {
  Query: { extract: (_root, { text }) => extracted(text) },
};

let extractor: Promise<Extractor> | undefined;

/** The lexicon is loaded when somebody first asks. */
function reader(): Promise<Extractor> {
  extractor ??= import('./extract.ts').then(({ Extractor: Reader }) => new Reader());
  return extractor;
}

async function extracted(text: string) {
  within('extract.text', text.length, 1, MAX_TEXT, 'characters');
  const { records, withheld } = (await reader()).read(text);
  const unsure = new Set(forReview(records).unsure);
  return {
    proposals: records.map((record) => ({ record: JSON.stringify(record), sure: !unsure.has(record) })).map(plain),
    withheld: withheld.map(({ reason, rule, words, paragraph, start, end }) =>
      plain({ reason, rule, words, paragraph, start, end }),
    ),
  };
}
