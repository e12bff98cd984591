import { type DemoRecord, entryKey, fact, madeUp, SYSTEM } from './record.ts';
import { type Domain, words } from './words.ts';

type Tree = 'INDUSTRY' | 'MAJOR' | 'OCCUPATION' | 'SKILL';

/** An entry, what lies in it, in turn. */
interface Branch {
  readonly name: string;
  readonly below: readonly Branch[];
}

const leaves = (names: readonly string[]): Branch[] => names.map((name) => ({ name, below: [] }));

/** An entry with all below it; its code tells where it stands. */
function entries(tree: Tree, { name, below }: Branch, code: string, within?: string): DemoRecord[] {
  const key = entryKey(tree, name);
  return [
    madeUp(tree, { key, name }, { ...SYSTEM, code }),
    ...(within === undefined ? [] : [fact('PART_OF', key, within)]),
    ...below.flatMap((branch, at) => entries(tree, branch, `${code}${String(at + 1).padStart(2, '0')}`, key)),
  ];
}

/** How sure an alignment is that no source states. */
const OURS = { confidence: 0.9 };
/** Of the skills that a major trains or an occupation requires, in the order written. */
const WEIGHTS = [0.9, 0.8, 0.7];

const weighed = (kind: 'TRAINS_SKILL' | 'REQUIRES', from: string, skills: readonly string[]): DemoRecord[] =>
  skills.map((skill, at) => fact(kind, from, entryKey('SKILL', skill), { weight: WEIGHTS[at] ?? 0.6 }));

function treesOf(domain: Domain): DemoRecord[] {
  const { code, name } = domain;
  const classes = Object.entries(domain.majors).map(([at, majors]) => ({
    name: at,
    below: leaves(majors.map((major) => major.name)),
  }));
  return [
    ...entries('INDUSTRY', { name: `${name}业`, below: leaves(domain.industries) }, code),
    ...entries('MAJOR', { name: `${name}大类`, below: classes }, code),
    ...entries('OCCUPATION', { name: `${name}人员`, below: leaves(Object.keys(domain.occupations)) }, code),
    ...entries('SKILL', { name: `${name}技能`, below: leaves(domain.skills) }, code),
  ];
}

function bridgesOf({ name, majors, occupations }: Domain): DemoRecord[] {
  const aligned = { qualifier: 'CLOSE', weight: 0.95 };
  return [
    ...Object.values(majors)
      .flat()
      .flatMap((major) => [
        ...weighed('TRAINS_SKILL', entryKey('MAJOR', major.name), major.trains),
        fact('ALIGNS_WITH', entryKey('MAJOR', major.name), entryKey('OCCUPATION', major.prepares), aligned, OURS),
      ]),
    ...Object.entries(occupations).flatMap(([occupation, skills]) =>
      weighed('REQUIRES', entryKey('OCCUPATION', occupation), skills),
    ),
    fact(
      'ALIGNS_WITH',
      entryKey('INDUSTRY', `${name}业`),
      entryKey('MAJOR', `${name}大类`),
      { qualifier: 'RELATED', weight: 0.6 },
      OURS,
    ),
  ];
}

const general = Object.entries(words.generalSkills).map(([name, skills]) => ({ name, below: leaves(skills) }));

/** Four trees of terms and what joins them across. */
export const taxonomy: readonly DemoRecord[] = [
  ...words.domains.flatMap(treesOf),
  ...general.flatMap((branch, at) => entries('SKILL', branch, `G${at + 1}`)),
  ...words.domains.flatMap(bridgesOf),
];

export const generalSkills: readonly string[] = Object.values(words.generalSkills).flat();

export const majorsOf = ({ majors }: Domain) => Object.values(majors).flat();

/** The domain that has a major or an industry. */
export function domainOf(name: string): Domain {
  const found = words.domains.find(
    (domain) => domain.industries.includes(name) || majorsOf(domain).some((major) => major.name === name),
  );
  if (!found) throw new Error(`No domain has ${name}: mend src/features/demonstration/words`);
  return found;
}
