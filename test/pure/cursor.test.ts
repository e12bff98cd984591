import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, orderTag } from '../../src/database/reading/cursor.ts';
import { SilianError } from '../../src/errors.ts';

const TAG = orderTag(['e.nameOrder', 'e.key']);

function refusalOf(cursor: string, tag = TAG, length = 2): SilianError {
  try {
    decodeCursor(cursor, tag, length, 'entities.after');
  } catch (error) {
    if (error instanceof SilianError) return error;
  }
  throw new Error(`'${cursor}' was taken`);
}

describe('a cursor', () => {
  it('brings its key back, whatever the text', () => {
    const parts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 4 }), (key) => {
        expect(decodeCursor(encodeCursor(TAG, key), TAG, key.length, 'after')).toEqual(key);
      }),
      { seed: 20250921 },
    );
  });

  it('is of one order: fields, their sequence and their direction', () => {
    const tags = [['e.key'], ['e.key true'], ['e.nameOrder', 'e.key'], ['e.key', 'e.nameOrder']].map(orderTag);
    expect(new Set(tags).size).toBe(4);
    expect(refusalOf(encodeCursor(orderTag(['e.key']), ['a', 'b'])).extensions).toEqual({
      code: 'BAD_CURSOR',
      argument: 'entities.after',
      allowed: 'a cursor from pageInfo or edges of this list in this order',
    });
  });

  it('that was changed anywhere is refused, or is another cursor of the same form', () => {
    const cursor = encodeCursor(TAG, ['xiao3', 'school:1']);
    fc.assert(
      fc.property(fc.nat(cursor.length - 1), fc.constantFrom('A', '_', '=', ' ', '\u0000', '学'), (at, sign) => {
        const changed = cursor.slice(0, at) + sign + cursor.slice(at + 1);
        fc.pre(changed !== cursor);
        try {
          const key = decodeCursor(changed, TAG, 2, 'after');
          expect(encodeCursor(TAG, key)).toBe(changed);
        } catch (error) {
          expect(error).toBeInstanceOf(SilianError);
        }
      }),
      { seed: 20250921 },
    );
  });

  it('cut short at any sign is refused', () => {
    const cursor = encodeCursor(TAG, ['xiao3', 'school:1']);
    for (let length = 0; length < cursor.length; length++) {
      expect(refusalOf(cursor.slice(0, length)).code).toBe('BAD_CURSOR');
    }
  });

  it.each([
    ['too short a key', encodeCursor(TAG, ['a'])],
    ['too long a key', encodeCursor(TAG, ['a', 'b', 'c'])],
    ['null for a key', Buffer.from(`["${TAG}",null,"b"]`).toString('base64url')],
    ['a list for a key', Buffer.from(`["${TAG}",["a"],"b"]`).toString('base64url')],
    ['no list', Buffer.from('5').toString('base64url')],
    ['the list written otherwise', Buffer.from(`["${TAG}", "a", "b"]`).toString('base64url')],
    ['standard base64', Buffer.from(JSON.stringify([TAG, '??>', '>>?'])).toString('base64')],
  ])('with %s is refused', (_what, cursor) => {
    expect(refusalOf(cursor).code).toBe('BAD_CURSOR');
  });

  it('is shown shortened in the message', () => {
    expect(refusalOf('x'.repeat(10_000)).message).toHaveLength(164);
  });
});
