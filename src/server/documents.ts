/** Read, a document takes up to 250 bytes for each of its characters: 100 MB for all that are kept. */
const MAX_CHARACTERS = 400_000;
const MAX_ENTRIES = 1_000;

/** What was made of documents, by their text; those unasked for longest are forgotten first. */
export class Documents<T> {
  readonly #known = new Map<string, T>();
  #characters = 0;

  get(text: string): T | undefined {
    const found = this.#known.get(text);
    if (found !== undefined) {
      this.#known.delete(text);
      this.#known.set(text, found);
    }
    return found;
  }

  set(text: string, made: T): void {
    if (this.#known.delete(text)) this.#characters -= text.length;
    this.#known.set(text, made);
    this.#characters += text.length;
    for (const oldest of this.#known.keys()) {
      if (this.#characters <= MAX_CHARACTERS && this.#known.size <= MAX_ENTRIES) return;
      this.#known.delete(oldest);
      this.#characters -= oldest.length;
    }
  }
}
