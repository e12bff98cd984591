import type { EntityKind } from '../../database/kinds.ts';
import { Draw, hashOf } from './draw.ts';
import { CODED, type Names } from './names.ts';
import { type BenchRecord, fact, madeUp } from './record.ts';

const KIND = {
  region: 'REGION',
  industry: 'INDUSTRY',
  major: 'MAJOR',
  occupation: 'OCCUPATION',
  skill: 'SKILL',
} as const satisfies Record<(typeof CODED)[number], EntityKind>;

const LEVEL = { 2: '一级', 4: '二级', 6: '三级', 8: '四级' } as const;
/** Skills that a major trains, or an occupation requires. */
const SKILLS = 3;

/** Code systems: what lies in what, which skills majors train and occupations require. */
export function* trees(names: Names, seed: number): Generator<BenchRecord> {
  for (const group of CODED) {
    const stream = hashOf(group) ^ seed;
    const tree = names.tree(group);
    for (let entry = 0; entry < names.population.of(group); entry++) {
      const draw = new Draw(stream, entry);
      const thing = names.entry(group, entry);
      const code = names.code(group, entry);
      const level = Object.entries(LEVEL).find(([digits]) => Number(digits) === tree.code(entry).length)?.[1] ?? '一级';
      const attributes = { code, system: '试算分类（虚构）', version: 'demo-1', level };
      yield madeUp(draw, KIND[group], thing, attributes, { validity: { from: '2017' } });
      const parent = tree.parent(entry);
      if (parent !== undefined) yield fact(draw, 'PART_OF', thing.key, names.entry(group, parent).key);
      yield* skillsOf(group, thing.key, names, draw);
    }
  }
}

function* skillsOf(group: (typeof CODED)[number], key: string, names: Names, draw: Draw): Generator<BenchRecord> {
  if (group !== 'major' && group !== 'occupation') return;
  const kind = group === 'major' ? 'TRAINS_SKILL' : 'REQUIRES';
  for (let time = 0; time < SKILLS; time++) {
    const skill = names.entry('skill', draw.skewed(names.population.of('skill'), 2));
    yield fact(draw, kind, key, skill.key, { weight: (1 + draw.below(10)) / 10 });
  }
}
