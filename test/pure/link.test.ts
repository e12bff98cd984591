import type { Driver } from 'neo4j-driver';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Link } from '../../src/database/link.ts';

const never = (): Promise<never> => new Promise(() => {});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A link to a database that answers or does not, and how many drivers it has opened. */
function linked() {
  const database = { answers: true, opened: 0, closed: 0 };
  const link = new Link(() => {
    database.opened++;
    const driver: Pick<Driver, 'getServerInfo' | 'close'> = {
      getServerInfo: () => (database.answers ? Promise.resolve({} as never) : never()),
      close: async () => {
        database.closed++;
      },
    };
    return driver as Driver;
  });
  return { link, database };
}

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'answered',
    (error: { code?: unknown }) => error.code,
  );

describe('work that is late', () => {
  it('is told half a second after its time', async () => {
    const { link } = linked();
    const late = codeOf(link.within(1_000, never));
    await vi.advanceTimersByTimeAsync(1_499);
    expect(await Promise.race([late, 'waiting'])).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1);
    expect(await late).toBe('DEADLINE_EXCEEDED');
  });

  it('stops nobody else while the database answers', async () => {
    const { link, database } = linked();
    const late = codeOf(link.within(1_000, never));
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await late).toBe('DEADLINE_EXCEEDED');
    expect(await codeOf(link.within(1_000, async () => 1))).toBe('answered');
    expect(database).toMatchObject({ opened: 1, closed: 0 });
  });

  it('shows a database that hangs: others are refused, with new drivers tried until it answers', async () => {
    const { link, database } = linked();
    database.answers = false;
    const late = Array.from({ length: 5 }, () => codeOf(link.within(1_000, never)));
    await vi.advanceTimersByTimeAsync(3_500);
    expect(new Set(await Promise.all(late))).toEqual(new Set(['DEADLINE_EXCEEDED']));
    expect(await codeOf(link.within(1_000, async () => 1))).toBe('DB_UNAVAILABLE');
    expect(database).toMatchObject({ opened: 2, closed: 1 });
    await vi.advanceTimersByTimeAsync(2_500);
    expect(database).toMatchObject({ opened: 3, closed: 2 });
    database.answers = true;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await codeOf(link.within(1_000, async () => 1))).toBe('answered');
  });

  it('leaves no driver behind when the link is closed', async () => {
    const { link, database } = linked();
    database.answers = false;
    const late = codeOf(link.within(1_000, never));
    await vi.advanceTimersByTimeAsync(3_500);
    await late;
    await link.close();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(database.closed).toBe(database.opened);
  });
});
