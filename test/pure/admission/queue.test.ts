import { describe, expect, it, vi } from 'vitest';
import { Buckets } from '../../../src/server/admission/bucket.ts';
import { Queue } from '../../../src/server/admission/queue.ts';

describe('a bucket', () => {
  it('gives what is in it, then tells when there is enough again', () => {
    const buckets = new Buckets(100, 10);
    expect(buckets.take('a', 80, 0)).toBeUndefined();
    expect(buckets.take('a', 50, 0)).toBe(3);
    expect(buckets.take('b', 50, 0)).toBeUndefined();
    expect(buckets.take('a', 50, 3_000)).toBeUndefined();
    expect(buckets.left('a', 3_000)).toBe(0);
    expect(buckets.left('a', 60_000)).toBe(100);
  });

  it('is never fuller than it is large, whatever is given back', () => {
    const buckets = new Buckets(100, 10);
    buckets.take('a', 30, 0);
    buckets.giveBack('a', 90, 0);
    expect(buckets.left('a', 0)).toBe(100);
  });

  it('lets through what is dearer than it is large when it is full', () => {
    const buckets = new Buckets(100, 10);
    expect(buckets.take('a', 150, 0)).toBeUndefined();
    expect(buckets.left('a', 0)).toBe(-50);
    expect(buckets.take('a', 1, 0)).toBe(6);
  });

  it('forgets the longest unseen of very many', () => {
    const buckets = new Buckets(100, 0);
    for (let caller = 0; caller < 10_001; caller++) buckets.take(`${caller}`, 60, 0);
    expect([buckets.left('0', 0), buckets.left('1', 0)]).toEqual([100, 40]);
  });
});

describe('a queue', () => {
  it('lets the first in at once, the next in their order, and turns the rest away', async () => {
    const queue = new Queue(1, 2, 10_000);
    expect(queue.enter()).toBe(true);
    const [second, third] = [queue.enter(), queue.enter()];
    expect(queue.enter()).toBe(false);
    expect([queue.inside, queue.waiting]).toEqual([1, 2]);
    queue.leave();
    expect(await second).toBe(true);
    queue.leave();
    expect(await third).toBe(true);
    queue.leave();
    expect([queue.inside, queue.waiting]).toEqual([0, 0]);
  });

  it('lets nobody wait longer than its patience', async () => {
    vi.useFakeTimers();
    try {
      const queue = new Queue(1, 5, 1_000);
      expect(queue.enter()).toBe(true);
      const waiting = queue.enter();
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await waiting).toBe(false);
      queue.leave();
      expect(queue.enter()).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });
});
