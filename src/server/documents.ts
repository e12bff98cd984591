import { Recent } from './recent.ts';

/** Read, a document takes up to 250 bytes for each of its characters: 100 MB for all that are kept. */
const MAX_CHARACTERS = 400_000;
const MAX_ENTRIES = 1_000;

/** What was made of documents, by their text; those unasked for longest are forgotten first. */
export class Documents<T> extends Recent<T> {
  constructor() {
    super({ entries: MAX_ENTRIES, weight: MAX_CHARACTERS, weigh: (text) => text.length });
  }
}
