/** Lets so many in at one time; some wait for a while, the rest are turned away at once. */
export class Queue {
  readonly #most: number;
  readonly #waiting: number;
  readonly #patience: number;
  readonly #line: ((entered: boolean) => void)[] = [];
  #inside = 0;

  /** @param patience how long to wait, in milliseconds */
  constructor(most: number, waiting: number, patience: number) {
    this.#most = most;
    this.#waiting = waiting;
    this.#patience = patience;
  }

  get inside(): number {
    return this.#inside;
  }

  get waiting(): number {
    return this.#line.length;
  }

  /** Whether there was room in time; whoever was let in has to `leave`. */
  enter(): Promise<boolean> | boolean {
    if (this.#inside < this.#most) {
      this.#inside++;
      return true;
    }
    if (this.#line.length >= this.#waiting) return false;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#line.splice(this.#line.indexOf(called), 1);
        resolve(false);
      }, this.#patience);
      const called = (entered: boolean): void => {
        clearTimeout(timer);
        resolve(entered);
      };
      this.#line.push(called);
    });
  }

  /** Makes room for the first who waits. */
  leave(): void {
    const next = this.#line.shift();
    if (next) next(true);
    else this.#inside--;
  }
}
