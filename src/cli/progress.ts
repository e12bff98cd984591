import type { WriteStream } from 'node:tty';

interface Step {
  readonly stage: string;
  readonly records: number;
  /** Null while it is not known. */
  readonly total: number | null;
}

const EVERY_MS = { terminal: 100, elsewhere: 5_000 };
const WIDTH = 24;
const STAGES: Readonly<Record<string, string>> = {
  reading: 'Reading 读取',
  waiting: 'Waiting for readers 等待读取者',
  writing: 'Writing 写入',
  trying: 'Trying 试算',
  working: 'Working in 处理',
  importing: 'Neo4j takes them in 导入',
  indexing: 'Making indexes 建立索引',
  undoing: 'Taking back 撤回',
};

/** How far something is: a bar on a terminal, with rate and time left; elsewhere a line now and then. */
export class Meter {
  readonly #stream: Pick<WriteStream, 'write'> & { readonly isTTY?: boolean };
  #stage = '';
  #began = 0;
  #shown = 0;

  constructor(stream: Pick<WriteStream, 'write'> & { readonly isTTY?: boolean }) {
    this.#stream = stream;
  }

  show({ stage, records, total }: Step, now = performance.now()): void {
    if (stage !== this.#stage) {
      if (this.#stage !== '' && this.#stream.isTTY) this.#stream.write('\n');
      [this.#stage, this.#began, this.#shown] = [stage, now, Number.NEGATIVE_INFINITY];
    }
    const due = this.#stream.isTTY ? EVERY_MS.terminal : EVERY_MS.elsewhere;
    if (now - this.#shown < due && records !== total) return;
    this.#shown = now;
    const line = `${STAGES[stage] ?? stage} ${barOf(records, total)}${rateOf(records, total, now - this.#began)}`;
    this.#stream.write(this.#stream.isTTY ? `\r\u001B[K${line}` : `${line}\n`);
  }

  end(): void {
    if (this.#stage !== '' && this.#stream.isTTY) this.#stream.write('\n');
  }
}

function barOf(records: number, total: number | null): string {
  if (total === null || total === 0) return records === 0 ? '' : `${records}`;
  const full = Math.round((WIDTH * records) / total);
  return `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${records}/${total}`;
}

/** Records a second, and seconds left. */
function rateOf(records: number, total: number | null, ms: number): string {
  if (records === 0 || ms < 500) return '';
  const rate = (1_000 * records) / ms;
  const left = total === null ? '' : `, ${Math.ceil((total - records) / rate)} s left 剩余`;
  return `, ${Math.round(rate)}/s${left}`;
}
