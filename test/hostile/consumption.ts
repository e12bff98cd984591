import { readFileSync, writeFileSync } from 'node:fs';

/** What one piece of work took of another process. */
export interface Consumption {
  /** Milliseconds of CPU, all its threads together. */
  readonly cpu: number;
  /** Megabytes that it held at the most, beyond what it held before. */
  readonly memory: number;
}

/** No request may take more. Source: promise 9. */
export const MOST: Consumption = { cpu: 1_000, memory: 64 };

/** A tick of Linux's clock, as /proc counts: a hundredth of a second. */
const TICK_MS = 10;

/** CPU that a process has used, in milliseconds. Linux only. */
export function cpuOf(pid: number): number {
  // the name of the program, in brackets, may hold spaces
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = rest.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Resident memory of a process in megabytes: now, or the most since it was asked to forget. */
export function memoryOf(pid: number, which: 'VmRSS' | 'VmHWM' = 'VmRSS'): number {
  const line = new RegExp(`${which}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1_024;
}

/** What a process takes while some work is done. */
export async function consumedBy<T>(pid: number, work: () => Promise<T>): Promise<{ result: T; took: Consumption }> {
  // from now on the high-water mark is that of this work
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const [cpu, memory] = [cpuOf(pid), memoryOf(pid)];
  const result = await work();
  return { result, took: { cpu: cpuOf(pid) - cpu, memory: memoryOf(pid, 'VmHWM') - memory } };
}
