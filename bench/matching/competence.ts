import type { Chance } from './chance.ts';

/** Something that people at work do. Which tasks are alike is a matter of distance, not of any tree. */
export interface Task {
  readonly id: number;
  /** Number of its field among all subfields. */
  readonly subfield: number;
  /** Where it lies in a space of abilities. */
  readonly at: readonly number[];
  /** What people call it, one or the other. */
  readonly words: readonly [string, string];
}

export interface Competence {
  readonly tasks: readonly Task[];
  /** Tasks of each subfield. */
  readonly subfields: readonly (readonly Task[])[];
  /** A word for each subfield, and for each field. */
  readonly subfieldWords: readonly string[];
  readonly fieldWords: readonly string[];
  /** How well who is trained in one task does another, 0 to 1. */
  transfer(trained: number, wanted: number): number;
}

export const FIELDS = 10;
export const SUBFIELDS_OF_FIELD = 4;
const TASKS_OF_SUBFIELD = 8;
const DIMENSIONS = 4;
/** Standard deviations of fields around nothing, subfields around their field, tasks around their subfield. */
const SPREAD = { field: 3, subfield: 1.2, task: 0.5 };

export const fieldOf = (subfield: number): number => Math.floor(subfield / SUBFIELDS_OF_FIELD);

/** What there is to be able to do: tasks near each other in a space, in clusters that overlap. */
export function competenceFrom(chance: Chance): Competence {
  const around = (centre: readonly number[], spread: number) => centre.map((each) => each + chance.normal(spread));
  const origin = Array.from({ length: DIMENSIONS }, () => 0);
  const fields = Array.from({ length: FIELDS }, () => around(origin, SPREAD.field));
  const centres = fields.flatMap((field) =>
    Array.from({ length: SUBFIELDS_OF_FIELD }, () => around(field, SPREAD.subfield)),
  );
  const word = wordsFrom(chance);
  const subfields = centres.map((centre, subfield) =>
    Array.from({ length: TASKS_OF_SUBFIELD }, (_, at): Task => {
      const id = subfield * TASKS_OF_SUBFIELD + at;
      return { id, subfield, at: around(centre, SPREAD.task), words: [word(), word()] };
    }),
  );
  const tasks = subfields.flat();
  const transfers = tasks.map(({ at }) => Float64Array.from(tasks, (other) => transferOver(distance(at, other.at))));
  return {
    ...{ tasks, subfields, subfieldWords: centres.map(word), fieldWords: fields.map(word) },
    transfer: (trained, wanted) => transfers[trained]?.[wanted] ?? 0,
  };
}

/** Ability fades with distance, and soon: at 1 it is 0.61, at 2 it is 0.14. */
const transferOver = (far: number): number => Math.exp(-(far ** 2) / 2);

const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(...a.map((each, at) => each - (b[at] ?? 0)));

const CHARACTERS =
  '机电数控焊模铸锻铣磨装配测量液压气动传感网络编程仿真物流仓储冷链烹饪护理康复影像检验药剂养殖园艺林果水利土建测绘桥隧轨道航空船舶车辆电池光伏风能储热化工纺织印染陶瓷玻璃钢铁铝镁采掘选矿通风安全环保';

/** Words of two characters, none twice. */
function wordsFrom(chance: Chance): () => string {
  const characters = [...CHARACTERS];
  const used = new Set<string>();
  return () => {
    for (;;) {
      const word = chance.one(characters) + chance.one(characters);
      if (used.has(word)) continue;
      used.add(word);
      return word;
    }
  };
}
