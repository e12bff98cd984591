import { SilianError } from '../../errors.ts';
import type { Database } from '../database.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** The parameters of one reading of a statement. */
export interface Given {
  /** What most readings of it have alike: the lens, pages, filters. */
  readonly shared: Parameters;
  /** What tells it from the others, e.g. the key that is looked for. */
  readonly own: Parameters;
}

interface Statement {
  /** The text that reads one value, as `v`. */
  readonly alone: string;
  /** The value in it, over parameters. */
  readonly expression: string;
  /** The parameters in it that are a reading's own. */
  readonly names: readonly string[];
}

interface Waiting {
  readonly given: Given;
  /** Only what shares this goes together. */
  readonly alike: string;
  readonly signal: AbortSignal | undefined;
  readonly since: number;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

/** So many statements of a plan are under way before others gather: each takes a thread of Neo4j. */
const AT_ONCE = 3;
/** Together they take Neo4j about so long, by what they took before: the first has to wait for the last. */
const TOGETHER_MS = 12;
/** No more than so many, however little they take. */
const MOST = 24;
/** Less than this together saves nothing. */
const LEAST = 3;
/** How much the latest time says of the next. */
const WEIGHT = 0.2;
/** What goes together and does not come back within this is asked for one by one, in what is left of the time. */
const PATIENCE_MS = 1_500;

/**
 * Reads by one statement, which tells one value by its parameters. While some of its readings are under way, more that
 * come are sent together, as one: what a statement costs beside its reading (a connection's round, a transaction, the
 * driver's work) is paid once for all of them. Whoever comes alone is sent at once. What takes Neo4j long never goes
 * together; what fails together is read one by one, so that each fails only by its own fault.
 */
export class Gathering {
  readonly #database: Database;
  readonly #alone: string;
  readonly #together: string;
  readonly #deadline: number;
  #waiting: readonly Waiting[] = [];
  #underWay = 0;
  /** What one reading takes Neo4j; unknown before the first. */
  #ms = Number.POSITIVE_INFINITY;
  /** Whether Neo4j has planned the reading of several. */
  #planned: 'no' | 'soon' | 'yes' | 'never' = 'no';

  constructor(database: Database, { alone, expression, names }: Statement) {
    this.#database = database;
    this.#deadline = database.readTimeoutMs;
    this.#alone = alone;
    const own = new RegExp(`\\$(${names.join('|')})\\b`, 'g');
    // the value stands beside its parameters, or Neo4j takes counts inside it for an aggregation over them
    this.#together = `CYPHER 5 UNWIND $gathered AS gathered WITH gathered, ${expression.replaceAll(own, 'gathered.$1')} AS v RETURN v`;
  }

  /** The value under these parameters; fails with the signal's reason when it says so. */
  read(given: Given, signal?: AbortSignal): Promise<unknown> {
    if (this.#underWay < AT_ONCE || !this.#mayGather(given.shared)) return this.#readAlone(given, signal);
    return new Promise((resolve, reject) => {
      const leave = (): void => reject(signal?.reason);
      signal?.addEventListener('abort', leave, { once: true });
      const told = <T>(tell: (outcome: T) => void) => {
        return (outcome: T): void => {
          signal?.removeEventListener('abort', leave);
          tell(outcome);
        };
      };
      const alike = JSON.stringify(given.shared);
      const since = performance.now();
      const waiting = { given, alike, signal, since, resolve: told(resolve), reject: told(reject) };
      this.#waiting = [...this.#waiting, waiting];
    });
  }

  /** How many may go together. */
  get #most(): number {
    return Math.min(MOST, Math.floor(TOGETHER_MS / Math.max(this.#ms, 0.1)));
  }

  #mayGather(shared: Parameters): boolean {
    if (this.#most < LEAST) return false;
    if (this.#planned === 'no') this.#plan(shared);
    return this.#planned === 'yes';
  }

  /** Has Neo4j plan what reads several, while nobody waits for it. */
  #plan(shared: Parameters): void {
    this.#planned = 'soon';
    this.#database.read(this.#together, { ...shared, gathered: [] }).then(
      () => {
        this.#planned = 'yes';
      },
      (error: unknown) => {
        // a graph that does not answer now may do so later
        this.#planned = error instanceof SilianError ? 'no' : 'never';
      },
    );
  }

  async #readAlone({ shared, own }: Given, signal: AbortSignal | undefined, timeoutMs = this.#deadline) {
    const [row] = await this.#during(1, (onTaken) =>
      this.#database.read(this.#alone, { ...shared, ...own }, { signal, timeoutMs, onTaken }),
    );
    return row?.v;
  }

  #readTogether(all: readonly Waiting[], shared: Parameters): void {
    const gathered = all.map(({ given }) => given.own);
    const reading = this.#during(all.length, (onTaken) =>
      this.#database.read(this.#together, { ...shared, gathered }, { timeoutMs: PATIENCE_MS, onTaken }),
    );
    reading.then(
      (rows) => {
        for (const [at, { resolve }] of all.entries()) resolve(rows[at]?.v);
      },
      () => {
        for (const each of all) this.#readLate(each);
      },
    );
  }

  /** What could not be read together, or has nobody beside it. */
  #readLate({ given, signal, since, resolve, reject }: Waiting): void {
    const left = Math.max(1, Math.round(this.#deadline - (performance.now() - since)));
    this.#readAlone(given, signal, left).then(resolve, reject);
  }

  async #during<T>(readings: number, work: (onTaken: (ms: number) => void) => Promise<T>): Promise<T> {
    this.#underWay++;
    try {
      return await work((ms) => this.#learn(ms / readings));
    } finally {
      this.#underWay--;
      this.#sendWaiting();
    }
  }

  #learn(ms: number): void {
    this.#ms = Number.isFinite(this.#ms) ? this.#ms + (ms - this.#ms) * WEIGHT : ms;
  }

  #sendWaiting(): void {
    while (this.#underWay < AT_ONCE) {
      const [first, ...others] = this.#taken();
      if (!first) return;
      if (others.length > 0) this.#readTogether([first, ...others], first.given.shared);
      else this.#readLate(first);
    }
  }

  /** Those that go together now, the longest waiting first; they wait no longer. */
  #taken(): Waiting[] {
    const waiting = this.#waiting.filter(({ signal }) => !signal?.aborted);
    const most = Math.max(1, this.#most);
    const taken = waiting.filter(({ alike }) => alike === waiting[0]?.alike).slice(0, most);
    this.#waiting = waiting.filter((each) => !taken.includes(each));
    return taken;
  }
}
