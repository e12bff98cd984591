import type { Growing } from './questions.ts';
import type { Size } from './report.ts';

const COLOURS = ['#c0392b', '#2c7fb8', '#27802b', '#8e44ad', '#b9770e', '#117a65', '#555555', '#d35400', '#1f3a93'];
const [WIDE, HIGH, LEFT, TOP, KEY] = [420, 300, 50, 30, 200];

interface Point {
  readonly x: number;
  readonly y: number;
}

/** p95 of each question by the size of the graph, both logarithmic. */
export function plotOf(questions: readonly Growing[], sizes: readonly Size[]): string {
  const times = sizes.flatMap(({ answers }) =>
    [...answers.values()].filter(({ asked }) => asked > 0).map(({ p95 }) => Math.log10(Math.max(p95, 0.1))),
  );
  const [low, high] = [Math.floor(Math.min(...times)), Math.ceil(Math.max(...times))];
  const [small, large] = [Math.log10(sizes[0]?.entities ?? 1), Math.log10(sizes.at(-1)?.entities ?? 10)];
  const across = (entities: number): number =>
    LEFT + (WIDE * (Math.log10(entities) - small)) / Math.max(large - small, 1e-9);
  const down = (time: number): number =>
    TOP + (HIGH * (high - Math.log10(Math.max(time, 0.1)))) / Math.max(high - low, 1);
  const powers = Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${LEFT + WIDE + KEY}" height="${TOP + HIGH + 40}" font-family="sans-serif" font-size="11">`,
    '<title>p95 of each question by the size of the graph</title>',
    '<rect width="100%" height="100%" fill="white"/>',
    `<text x="${LEFT}" y="18" font-size="13">p95 in ms by entities in the graph, both logarithmic</text>`,
    ...powers.map((power) => grid(down(power), `${power}`)),
    ...sizes.map(
      ({ entities }) =>
        `<text x="${across(entities)}" y="${TOP + HIGH + 18}" text-anchor="middle">${entities.toLocaleString('en')}</text>`,
    ),
    ...questions.map(({ name }, at) => {
      const points = sizes.flatMap(({ entities, answers }): Point[] => {
        const found = answers.get(name);
        return found?.asked ? [{ x: across(entities), y: down(found.p95) }] : [];
      });
      return line(name, points, COLOURS[at % COLOURS.length] ?? 'black', TOP + 14 + at * 18);
    }),
    '</svg>',
  ].join('\n');
}

const grid = (y: number, label: string): string =>
  `<line x1="${LEFT}" x2="${LEFT + WIDE}" y1="${y}" y2="${y}" stroke="#ddd"/><text x="${LEFT - 6}" y="${y + 4}" text-anchor="end">${label}</text>`;

function line(name: string, points: readonly Point[], colour: string, y: number): string {
  const path = points.map((point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`).join(' ');
  const dots = points.map(
    (point) => `<circle cx="${point.x.toFixed(1)}" cy="${point.y.toFixed(1)}" r="3" fill="${colour}"/>`,
  );
  const key = `<rect x="${LEFT + WIDE + 24}" y="${y - 9}" width="10" height="10" fill="${colour}"/><text x="${LEFT + WIDE + 40}" y="${y}">${name}</text>`;
  return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="1.5"/>${dots.join('')}${key}`;
}
