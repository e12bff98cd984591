import type { Driver } from 'neo4j-driver';
import { SilianError } from '../errors.ts';

/** Beyond what the database itself takes for ending a query that runs too long. */
const GRACE_MS = 500;
/** How often a database that hung is asked whether it answers again, and how long it may take for that. */
const PROBE_MS = 500;
const PROBE_PATIENCE_MS = 2_000;

/**
 * The driver in use. A database that hangs answers nothing, not even that a query took too long: then whoever waits is
 * told in time. If it does not answer a simple question either, the driver is replaced with all its connections, and
 * until it answers again requests are refused at once instead of waiting one by one.
 */
export class Link {
  readonly #open: () => Driver;
  #driver: Driver;
  #isHanging = false;
  #isSuspected = false;
  #closed = false;

  constructor(open: () => Driver) {
    this.#open = open;
    this.#driver = open();
  }

  get driver(): Driver {
    return this.#driver;
  }

  /** Does work that the database itself ends after so long; fails with DB_UNAVAILABLE while the database hangs, with DEADLINE_EXCEEDED when it begins to. */
  async within<T>(ms: number, work: (driver: Driver) => Promise<T>): Promise<T> {
    if (this.#isHanging) throw hanging();
    const driver = this.#driver;
    const outcome = await inTime(work(driver), ms + GRACE_MS);
    if (outcome !== LATE) return outcome;
    abandon(this.#suspect(driver));
    throw new SilianError(
      'DEADLINE_EXCEEDED',
      `The graph did not answer within ${(ms + GRACE_MS) / 1_000} s. Try again in a moment. 图数据库未及时应答，请稍后再试`,
    );
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#driver.close();
  }

  /** One at a time: whoever is late while somebody asks changes nothing. */
  async #suspect(driver: Driver): Promise<void> {
    if (this.#isSuspected || this.#closed || driver !== this.#driver) return;
    this.#isSuspected = true;
    while (!this.#closed && !(await answers(this.#driver))) {
      this.#isHanging = true;
      const hung = this.#driver;
      this.#driver = this.#open();
      abandon(hung.close());
      await pause(PROBE_MS);
    }
    this.#isSuspected = false;
    this.#isHanging = false;
  }
}

/** Whether there is a database that answers in time. */
const answers = async (driver: Driver): Promise<boolean> =>
  (await inTime(driver.getServerInfo(), PROBE_PATIENCE_MS).catch(() => LATE)) !== LATE;

/** Keeps no process alive. */
const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

const LATE = Symbol('late');

/** The outcome of work, or LATE where there is none in time; what comes later is heard by nobody. */
async function inTime<T>(work: Promise<T>, ms: number): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(resolve, ms, LATE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    abandon(work);
  }
}

const abandon = (work: Promise<unknown>): void => {
  work.catch(() => {});
};

const hanging = (): SilianError =>
  new SilianError('DB_UNAVAILABLE', 'The graph does not answer. Try again in a moment. 图数据库没有应答，请稍后再试');
