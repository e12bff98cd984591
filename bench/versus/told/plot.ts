import { spreadOf, throughput } from '../figures.ts';
import type { Question } from '../question.ts';
import type { Series } from '../running/rounds.ts';
import { SYSTEMS, type SystemName, TITLES } from '../system.ts';

const COLOURS: Readonly<Record<SystemName, string>> = {
  silian: '#c0392b',
  'neo4j-graphql': '#2c7fb8',
  'per-level': '#7fcdbb',
  'floor-maps': '#999999',
  'floor-lists': '#cccccc',
};
const [LABELS, WIDE, BAR, GAP, TOP] = [170, 560, 9, 14, 60];

interface Bar {
  readonly system: SystemName;
  readonly value: number;
}
interface Group {
  readonly label: string;
  readonly bars: readonly Bar[];
}

/** Answers a second of each system for one of the floor with maps: a group of bars for a question and its clients. */
export function plotOf(questions: readonly Question[], all: readonly Series[]): string {
  const groups = questions.flatMap(({ name, floor }) =>
    floor ? all.filter(({ question }) => question === name).map(groupOf) : [],
  );
  const longest = Math.max(1, ...groups.flatMap(({ bars }) => bars.map(({ value }) => value)));
  const scale = WIDE / (Math.ceil(longest * 5) / 5);
  let y = TOP;
  const drawn = groups.map((group) => {
    const at = y;
    y += group.bars.length * BAR + GAP;
    return drawnGroup(group, at, scale);
  });
  const line = `<line x1="${LABELS + scale}" x2="${LABELS + scale}" y1="${TOP - 6}" y2="${y - GAP}" stroke="#555" stroke-dasharray="3 3"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${LABELS + WIDE + 60}" height="${y + 10}" font-family="sans-serif" font-size="11">`,
    '<title>Answers a second of each system, for one of the floor with maps</title>',
    '<rect width="100%" height="100%" fill="white"/>',
    '<text x="10" y="20" font-size="13">Answers a second, for one of the floor with maps (dashed line)</text>',
    ...SYSTEMS.map((system, at) => legend(system, 10 + at * 155)),
    ...drawn,
    line,
    '</svg>',
  ].join('\n');
}

function groupOf({ question, clients, slices }: Series): Group {
  const median = (system: SystemName): number => spreadOf((slices.get(system) ?? []).map(throughput)).median;
  const asked = SYSTEMS.filter((system) => slices.has(system));
  const floor = median('floor-maps');
  return {
    label: `${question}, ${clients === 1 ? '1 client' : `${clients} clients`}`,
    bars: asked.map((system) => ({ system, value: median(system) / floor })),
  };
}

function drawnGroup({ label, bars }: Group, y: number, scale: number): string {
  const middle = y + (bars.length * BAR) / 2 + 4;
  const drawn = bars.map(({ system, value }, at) => {
    const top = y + at * BAR;
    const width = Math.max(1, value * scale).toFixed(1);
    return `<rect x="${LABELS}" y="${top}" width="${width}" height="${BAR - 1}" fill="${COLOURS[system]}"/><text x="${LABELS + Number(width) + 3}" y="${top + BAR - 1}" font-size="8">${value.toFixed(2)}</text>`;
  });
  return [`<text x="${LABELS - 8}" y="${middle}" text-anchor="end">${label}</text>`, ...drawn].join('\n');
}

const legend = (system: SystemName, x: number): string =>
  `<rect x="${x}" y="32" width="10" height="10" fill="${COLOURS[system]}"/><text x="${x + 14}" y="41">${TITLES[system]}</text>`;
