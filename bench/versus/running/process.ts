import { readdirSync, readFileSync } from 'node:fs';

/** What the kernel says of processes; Linux only. */

/** Ticks of the kernel's clock in a second, the same on every Linux for user space. */
const TICKS = 100;

/** What a process has taken of all cores together, in milliseconds. */
export function cpuOf(pid: number): number {
  const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (?!.*\) )/s);
  const fields = after.split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS;
}

/** Resident memory now and at most so far, in MiB. */
export function memoryOf(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mebibytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024;
  return { now: mebibytes('VmRSS'), most: mebibytes('VmHWM') };
}

/** The Java process that serves a managed home; undefined where the graph is elsewhere. */
export function neo4jServing(home: string): number | undefined {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const found = pids.find((pid) => {
    const words = commandOf(pid);
    return words[0]?.endsWith('java') && words.some((word) => word.includes(home));
  });
  return found === undefined ? undefined : Number(found);
}

function commandOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    // it has ended since it was listed
    return [];
  }
}
