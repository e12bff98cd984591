import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { type Beginning, Hand } from './hand.ts';

type Task = 'read' | 'endReading' | 'move' | 'endMoving' | 'begin' | 'work' | 'end';
type Argument<T extends Task> = Parameters<Hand[T]>;
type Result<T extends Task> = ReturnType<Hand[T]>;

/** One who does what a `Hand` does, in a thread or here. */
interface Mate {
  does<T extends Task>(task: T, ...given: Argument<T>): Promise<Result<T>>;
  end(): Promise<void>;
}

/** More threads than this have not been measured, and each holds several hundred files open. */
const MOST = 4;

/** A partition's records live as long as it is worked in: with little room for what is young they would be copied over and over. */
const HEAP = { maxYoungGenerationSizeMb: 128, maxOldGenerationSizeMb: 700 };

/** What a thread is asked and answers. */
export interface Asked {
  readonly task: Task;
  readonly given: readonly unknown[];
}
export type Answered = { readonly result: unknown } | { readonly failed: unknown };

/** Several hands that share the work; what is built runs in threads, what is not (tests) in this one. */
export class Crew {
  readonly #mates: readonly Mate[];

  private constructor(mates: readonly Mate[]) {
    this.#mates = mates;
  }

  static open(beginning: Omit<Beginning, 'own'>, count = Math.min(availableParallelism(), MOST)): Crew {
    const isBuilt = import.meta.url.endsWith('.js');
    const mates = Array.from({ length: count }, (_, own) =>
      isBuilt ? inThread({ ...beginning, own }) : here({ ...beginning, own }),
    );
    return new Crew(mates);
  }

  get size(): number {
    return this.#mates.length;
  }

  /** Each does the same. */
  all<T extends Task>(task: T, ...given: Argument<T>): Promise<Result<T>[]> {
    return Promise.all(this.#mates.map((mate) => mate.does(task, ...given)));
  }

  /** Whoever is free does the next; results come as they are there. One more is taken than is being done. */
  async each<T extends Task>(
    task: T,
    given: AsyncIterable<Argument<T>> | Iterable<Argument<T>>,
    take: (result: Result<T>) => void,
  ): Promise<void> {
    const source = Symbol.asyncIterator in given ? given[Symbol.asyncIterator]() : given[Symbol.iterator]();
    const read = async (): Promise<IteratorResult<Argument<T>>> => source.next();
    // one is read ahead, so that nobody waits for it
    let ahead = read();
    const next = (): Promise<IteratorResult<Argument<T>>> => {
      const one = ahead;
      ahead = one.then((result) => (result.done ? result : read()));
      ahead.catch(() => {});
      return one;
    };
    const work = async (mate: Mate): Promise<void> => {
      for (let one = await next(); !one.done; one = await next()) take(await mate.does(task, ...one.value));
    };
    await Promise.all(this.#mates.map(work));
  }

  async end(): Promise<void> {
    await Promise.all(this.#mates.map((mate) => mate.end()));
  }
}

function here(beginning: Beginning): Mate {
  const hand = new Hand(beginning);
  return {
    does: async (task, ...given) => Reflect.apply(hand[task], hand, given),
    end: async () => {},
  };
}

function inThread(beginning: Beginning): Mate {
  // the command's own flag, which keeps a service small, would hold for threads before their limits
  setFlagsFromString('--max-semi-space-size=0');
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: beginning, resourceLimits: HEAP });
  let failed: unknown;
  worker.on('error', (error) => {
    failed = error;
  });
  return {
    does: async (task, ...given) => {
      const asked: Asked = { task, given };
      worker.postMessage(asked);
      if (failed !== undefined) throw failed;
      // an error of the thread itself rejects
      const [answered] = await once(worker, 'message');
      if ('failed' in answered) throw answered.failed;
      return answered.result;
    },
    end: async () => {
      await worker.terminate();
    },
  };
}
