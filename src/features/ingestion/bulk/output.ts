import { closeSync, openSync, writeFileSync } from 'node:fs';

/** Bytes that a UTF-16 unit takes at most in UTF-8. */
const BYTES = 3;

/**
 * A new file that grows by pieces of text. They wait as bytes: as text they would outlive what is young, and be copied and
 * marked again and again by the garbage collector.
 */
export class Output {
  readonly path: string;
  readonly #room: number;
  #descriptor: number | undefined;
  #waiting: Buffer | undefined;
  #length = 0;

  /** @param room bytes that wait until they are written at once */
  constructor(path: string, room: number) {
    this.path = path;
    this.#room = room;
  }

  get isUsed(): boolean {
    return this.#descriptor !== undefined || this.#length > 0;
  }

  add(text: string): void {
    const most = text.length * BYTES;
    if (this.#length + most > this.#room) this.#write();
    if (most > this.#room) {
      writeFileSync(this.#open(), text);
      return;
    }
    this.#waiting ??= Buffer.allocUnsafeSlow(this.#room);
    this.#length += this.#waiting.write(text, this.#length);
  }

  #open(): number {
    this.#descriptor ??= openSync(this.path, 'w');
    return this.#descriptor;
  }

  #write(): void {
    if (this.#waiting && this.#length > 0) writeFileSync(this.#open(), this.#waiting.subarray(0, this.#length));
    this.#length = 0;
  }

  /** No more comes. */
  end(): void {
    this.#write();
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#waiting = undefined;
  }
}
