import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LINE_HEIGHT,
  linesOf,
  type Placed,
  placeNames,
  type Sized,
  widthOf,
} from '../../../web/src/core/scene/naming.ts';

const SCREEN = { width: 500, height: 500 };

/** What a name takes on the picture. */
function boxOf({ lines, x, y, align }: Placed) {
  const width = Math.max(...lines.map(widthOf));
  const left = { center: x - width / 2, left: x, right: x - width }[align];
  return { left, right: left + width, top: y - 11, bottom: y - 11 + lines.length * LINE_HEIGHT };
}
const overlap = (a: ReturnType<typeof boxOf>, b: ReturnType<typeof boxOf>): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

describe('a name', () => {
  it.each([
    ['谢刚', ['谢刚']],
    ['山西机电职业技术学院', ['山西机电职业技术学院']],
    ['团体标准制定项目签约仪式', ['团体标准制定', '项目签约仪式']],
    ['Vocational education group', ['Vocational', 'education group']],
    ['Vocational education and industry', ['Vocational', 'education and…']],
  ])('%s stands in lines of about the same length', (name, lines) => {
    expect(linesOf(name)).toEqual(lines);
  });

  it('that is endless is cut, with an ellipsis', () => {
    const lines = linesOf('长'.repeat(300));
    expect(lines).toEqual(['长'.repeat(11), `${'长'.repeat(10)}…`]);
  });

  it('loses what nothing is drawn for and what would turn its surroundings', () => {
    expect(linesOf('\u202e学\u0000院\u2066\u200f')).toEqual(['学院']);
    expect(linesOf('\u200b \u202e')).toEqual([]);
    expect(linesOf('🏫学校')).toEqual(['🏫学校']);
    expect(linesOf('<img src=x onerror=alert(1)>').join('')).toContain('<img');
  });

  it('never takes more than two lines, none of them too long, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        const lines = linesOf(name);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(11 * 12 + 1);
      }),
    );
  });
});

describe('names on a picture', () => {
  const spots = fc.array(
    fc.record({
      name: fc.string({ unit: fc.constantFrom('学', '院', 'a', ' '), minLength: 1, maxLength: 30 }),
      x: fc.integer({ min: 0, max: 500 }),
      y: fc.integer({ min: 0, max: 500 }),
    }),
    { maxLength: 80 },
  );

  it('cover neither each other nor a sign', () => {
    fc.assert(
      fc.property(spots, (given) => {
        const all: Sized[] = given.map((spot, index) => ({ ...spot, key: `${index}`, reach: 8 }));
        const boxes = placeNames(all, SCREEN).map(boxOf);
        for (const [index, box] of boxes.entries()) {
          expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false);
          const signs = all.map(({ x, y }) => ({ left: x - 8, right: x + 8, top: y - 8, bottom: y + 8 }));
          expect(signs.some((sign) => overlap(box, sign))).toBe(false);
        }
      }),
    );
  });

  it('stand below their signs, or where there is room: above, to the right, to the left', () => {
    const at = (key: string, x: number, y: number): Sized => ({ key, name: '学院', x, y, reach: 8 });
    const crowd = [at('a', 100, 100), at('below', 100, 118), at('above', 100, 82)];
    const placed = new Map(placeNames(crowd, SCREEN).map(({ key, align, y }) => [key, { align, y }]));
    expect(placed.get('a')).toEqual({ align: 'left', y: 104 });
    expect(placed.get('below')).toEqual({ align: 'center', y: 140 });
    expect(placed.get('above')).toEqual({ align: 'center', y: 68 });
  });

  it('come before words on lines, which stand only where there is room', () => {
    const spot: Sized = { key: 'a', name: '学院', x: 100, y: 100, reach: 8 };
    const notes = [
      { key: 'free', text: '任职', x: 200, y: 200 },
      { key: 'covered', text: '任职', x: 100, y: 118 },
      { key: 'outside', text: '任职', x: 900, y: 200 },
    ];
    expect(placeNames([spot], SCREEN, notes).map(({ key }) => key)).toEqual(['a', 'free']);
  });

  it('of what lies outside are not looked for', () => {
    expect(placeNames([{ key: 'a', name: '学院', x: -200, y: 100, reach: 8 }], SCREEN)).toEqual([]);
  });
});
