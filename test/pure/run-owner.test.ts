import { hostname } from 'node:os';
import { expect, it } from 'vitest';
import { hasLost, OWNER } from '../../src/features/ingestion/run/owner.ts';

const NOW = new Date('2026-01-15T04:00:00.000Z');
const [RECENT, LONG_AGO] = ['2026-01-15T03:59:00.000Z', '2026-01-15T03:57:00.000Z'];
/** Above the highest process id of Linux. */
const NOBODY = `${hostname()}:${2 ** 22 + 1}`;
/** A process on this host that lives, and is not the one that wrote. */
const SOMEBODY = `${hostname()}:${process.ppid}`;

it.each([
  ['this process, which does not write it', OWNER, RECENT, true],
  ['a process of this host that is gone', NOBODY, RECENT, true],
  ['a process of this host that lives', SOMEBODY, RECENT, false],
  ['a process id of this host that was given to another process since', SOMEBODY, LONG_AGO, true],
  ['a process elsewhere that wrote a minute ago', 'elsewhere:1', RECENT, false],
  ['a process elsewhere that has been silent for three minutes', 'elsewhere:1', LONG_AGO, true],
])('of a run of %s it is known whether it has lost it', (_whose, owner, heartbeat, lost) => {
  expect(hasLost({ id: 'run', owner, heartbeat }, NOW)).toBe(lost);
});
