import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Texts that are written while something else is read out, and read when their turn comes: on disk, not in memory. */
export class Spools {
  #folder: string | undefined;
  readonly #files = new Map<string, FileHandle>();

  async write(name: string, text: string): Promise<void> {
    if (text === '') return;
    const file = this.#files.get(name) ?? (await this.#open(name));
    await file.appendFile(text);
  }

  /** What was written under this name; nothing where nothing was. */
  async *read(name: string): AsyncGenerator<string> {
    const file = this.#files.get(name);
    if (file) yield* file.createReadStream({ start: 0, autoClose: false, encoding: 'utf8' });
  }

  async remove(): Promise<void> {
    for (const file of this.#files.values()) await file.close();
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
  }

  /** Readable by this user only: a filter may have let through what is not for others. */
  async #open(name: string): Promise<FileHandle> {
    this.#folder ??= await mkdtemp(join(tmpdir(), 'silian-export-'));
    const file = await open(join(this.#folder, name), 'wx+', 0o600);
    this.#files.set(name, file);
    return file;
  }
}
