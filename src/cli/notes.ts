import type { Problem } from '../features/ingestion/parse.ts';

/** Warnings told one by one, the rest only counted. */
const SHOWN = 20;

/** What may be mistaken in records that are kept, told at the end, so that it does not run into the progress. */
export class Notes {
  readonly #shown: Problem[] = [];
  #count = 0;

  add(warnings: readonly Problem[]): void {
    this.#shown.push(...warnings.slice(0, SHOWN - this.#shown.length));
    this.#count += warnings.length;
  }

  tell(): void {
    for (const { file, line, field, message } of this.#shown)
      process.stderr.write(`Kept, but look at it 已写入，请核对: ${file}:${line} ${field}: ${message}\n`);
    const more = this.#count - this.#shown.length;
    if (more > 0) process.stderr.write(`… and ${more} more 另有 ${more} 处\n`);
  }
}
