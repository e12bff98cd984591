import { createHash } from 'node:crypto';
import type { Lexicon } from './lexicon.ts';
import { readLexicon } from './lexicon.ts';
import { type Proposals, proposalsOf } from './propose.ts';
import { Finders, readingOf } from './reading.ts';

/** Reads reports with one lexicon, loaded once. */
export class Extractor {
  readonly #finders: Finders;

  constructor(lexicon: Lexicon = readLexicon()) {
    this.#finders = new Finders(lexicon);
  }

  /**
   * Proposes records for a report. The same text gives the same records; no text makes it fail.
   * Offsets are code points of `text`; `bytes` are what its SHA-256 is taken of, where they differ from its UTF-8.
   */
  read(text: string, bytes: string | Uint8Array = text): Proposals {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return proposalsOf(readingOf(text, this.#finders), sha256);
  }
}
