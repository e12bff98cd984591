import type { Chance } from './chance.ts';
import { type Competence, FIELDS, fieldOf, SUBFIELDS_OF_FIELD, type Task } from './competence.ts';

export type TermKind = 'MAJOR' | 'SKILL' | 'OCCUPATION' | 'INDUSTRY';

/** An entry of a code system, and the tasks that it stands for. */
export interface Term {
  readonly key: string;
  readonly kind: TermKind;
  readonly name: string;
  readonly parent: string | undefined;
  /** Of a term with others below it, all of theirs. */
  readonly tasks: readonly number[];
  readonly leaf: boolean;
  /** Where its tasks come from; undefined of what everybody is said to be able to do. */
  readonly subfield: number | undefined;
}

/** How a vocabulary cuts abilities up: leaves of each subfield, tasks of each from there and from elsewhere in the field. */
interface Cut {
  readonly leaves: number;
  readonly own: readonly [number, number];
  readonly elsewhere: readonly [number, number];
  /** Whether its tree has groups between classes and leaves. */
  readonly groups: boolean;
  readonly suffixes: readonly string[];
}

const CUTS: Readonly<Record<TermKind, Cut>> = {
  MAJOR: { leaves: 2, own: [5, 7], elsewhere: [1, 3], groups: true, suffixes: ['技术', '工程', '应用'] },
  SKILL: { leaves: 6, own: [1, 3], elsewhere: [0, 0], groups: true, suffixes: ['操作', '检修', '设计', '管理'] },
  OCCUPATION: { leaves: 3, own: [3, 5], elsewhere: [0, 2], groups: false, suffixes: ['员', '工', '师'] },
  INDUSTRY: { leaves: 1, own: [6, 8], elsewhere: [2, 6], groups: false, suffixes: ['制造业', '服务业'] },
};
/** So many leaves stand under another group than their tasks would have them. */
const MISFILED = 0.1;

export const KINDS = ['MAJOR', 'SKILL', 'OCCUPATION', 'INDUSTRY'] as const satisfies readonly TermKind[];

/** Four trees over the same abilities, each made by people of its own: they cut differently, and misfile. */
export function vocabulariesFrom(competence: Competence, chance: Chance): Term[] {
  return KINDS.flatMap((kind) => {
    const leaves = leavesOf(kind, competence, chance);
    const classes = groupsOf(kind, leaves, competence);
    return kind === 'SKILL' ? [...classes, ...leaves, ...generalSkills()] : [...classes, ...leaves];
  });
}

/** What offers of any trade are padded with. */
const GENERAL = ['沟通', '英语', '办公软件', '团队合作', '吃苦耐劳', '学习能力'];

function generalSkills(): Term[] {
  const above = keyOf('SKILL', 'class-general');
  const common = { kind: 'SKILL', tasks: [], subfield: undefined } as const;
  return [
    { ...common, key: above, name: '通用能力', parent: undefined, leaf: false },
    ...GENERAL.map((name, at) => ({
      ...common,
      key: keyOf('SKILL', `general-${at}`),
      name,
      parent: above,
      leaf: true,
    })),
  ];
}

export const isGeneral = ({ subfield, leaf }: Term): boolean => leaf && subfield === undefined;

const keyOf = (kind: TermKind, name: string): string => `${kind.toLowerCase()}:bench-${name}`;
const classKey = (kind: TermKind, field: number): string => keyOf(kind, `class-${field}`);
const groupKey = (kind: TermKind, subfield: number): string =>
  CUTS[kind].groups ? keyOf(kind, `group-${subfield}`) : classKey(kind, fieldOf(subfield));

function leavesOf(kind: TermKind, competence: Competence, chance: Chance): Term[] {
  const cut = CUTS[kind];
  return competence.subfields.flatMap((own, subfield) => {
    const field = competence.tasks.filter((task) => fieldOf(task.subfield) === fieldOf(subfield));
    const elsewhere = field.filter((task) => task.subfield !== subfield);
    return Array.from({ length: cut.leaves }, (_, at): Term => {
      const main = chance.one(own);
      const tasks = [
        ...nearest(main, own, chance.whole(...cut.own)),
        ...chance.some(elsewhere, chance.whole(...cut.elsewhere)),
      ];
      const filed = chance.yes(MISFILED) ? chance.whole(0, FIELDS * SUBFIELDS_OF_FIELD - 1) : subfield;
      const prefix = kind === 'SKILL' ? '' : (competence.subfieldWords[subfield] ?? '');
      return {
        ...{ key: keyOf(kind, `${subfield}-${at}`), kind, leaf: true, subfield },
        name: `${prefix}${chance.one(main.words)}${chance.one(cut.suffixes)}`,
        parent: groupKey(kind, filed),
        tasks: tasks.map(({ id }) => id),
      };
    });
  });
}

function nearest(main: Task, tasks: readonly Task[], count: number): Task[] {
  const far = ({ at }: Task) => Math.hypot(...at.map((each, axis) => each - (main.at[axis] ?? 0)));
  return [...tasks].sort((a, b) => far(a) - far(b)).slice(0, count);
}

function groupsOf(kind: TermKind, leaves: readonly Term[], { fieldWords, subfieldWords }: Competence): Term[] {
  const above = (key: string, parent: string | undefined, name: string, subfield: number, below: readonly Term[]) => ({
    ...{ key, kind, name, parent, subfield, leaf: false },
    tasks: [...new Set(below.flatMap(({ tasks }) => tasks))],
  });
  const groups = CUTS[kind].groups
    ? subfieldWords.map((word, subfield) => {
        const key = groupKey(kind, subfield);
        const below = leaves.filter(({ parent }) => parent === key);
        return above(key, classKey(kind, fieldOf(subfield)), `${word}类`, subfield, below);
      })
    : [];
  const classes = fieldWords.map((word, field) => {
    const key = classKey(kind, field);
    const below = [...groups, ...leaves].filter(({ parent }) => parent === key);
    return above(key, undefined, `${word}大类`, field * SUBFIELDS_OF_FIELD, below);
  });
  return [...classes, ...groups];
}
