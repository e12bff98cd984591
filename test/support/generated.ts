import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { callsOf, schema } from './composed.ts';
import { randomFrom } from './random.ts';

/** Numbers from 0 to below a bound, by a seed: the same every time. */
export type Chance = (below: number) => number;

export function chanceOf(seed: number): Chance {
  const random = randomFrom(seed);
  return (below) => Math.floor(random() * below);
}

type Field = GraphQLField<unknown, unknown>;

/** Uses all variables, whatever else does. */
const NAMED = 'y: __typename @include(if: $yes) n: __typename @skip(if: $no)';

/** A document of a few root fields, with aliases, fragments and directives, and what its variables are. */
export function documentBy(chance: Chance, roots: readonly string[]): { source: string; variables: object } {
  const fields = schema.getQueryType()?.getFields() ?? {};
  const fragments = new Map<string, string>();
  const asked = [0, 1].slice(0, 1 + chance(2)).map((at) => {
    const field = fields[pick(chance, roots)];
    return field ? `r${at}: ${call(chance, field)}${selectionOf(chance, field, 3, fragments)}` : '';
  });
  const source = `query ($yes: Boolean! = true, $no: Boolean!) { ${asked.join(' ')} ${NAMED} } ${[...fragments.values()].join(' ')}`;
  return { source, variables: { no: chance(4) === 0, ...(chance(3) === 0 ? { yes: chance(2) === 0 } : {}) } };
}

const pick = <T>(chance: Chance, of: readonly T[]): T => of[chance(of.length)] as T;

const call = (chance: Chance, field: Field): string => pick(chance, callsOf(field));

/** As deep as `depth`, in which every sort of selection can occur. */
function selectionOf(chance: Chance, field: Field, depth: number, fragments: Map<string, string>): string {
  const type = getNamedType(field.type);
  return isCompositeType(type) ? ` { ${selectionsOn(chance, type, depth, fragments)} }` : '';
}

function selectionsOn(chance: Chance, type: GraphQLNamedType, depth: number, fragments: Map<string, string>): string {
  const own = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
  const fitting = own.filter((field) => depth > 0 || !isCompositeType(getNamedType(field.type)));
  const fields = fitting.length === 0 ? [] : Array.from({ length: 1 + chance(4) }, () => pick(chance, fitting));
  const parts = fields.map((field, at) => fieldOf(chance, field, depth, `f${depth}${at}`, fragments));
  if (chance(3) === 0) parts.push('__typename');
  if (isAbstractType(type) && depth > 0) parts.push(fragmentOn(chance, type, depth, fragments));
  return parts.length === 0 ? '__typename' : parts.join(' ');
}

function fieldOf(chance: Chance, field: Field, depth: number, alias: string, fragments: Map<string, string>): string {
  // two fields of one key have to be the same: a name of its own unless it is asked for plainly
  const isPlain = field.args.length === 0 && !isCompositeType(getNamedType(field.type)) && chance(2) === 0;
  const key = isPlain ? '' : `${alias}${field.name}: `;
  return `${key}${call(chance, field)}${directive(chance)}${selectionOf(chance, field, depth - 1, fragments)}`;
}

const directive = (chance: Chance): string =>
  pick(chance, ['', '', '', '', ' @include(if: $yes)', ' @skip(if: $no)', ' @skip(if: true)']);

function fragmentOn(chance: Chance, type: GraphQLNamedType, depth: number, fragments: Map<string, string>): string {
  if (!isAbstractType(type)) return '';
  const on = pick(chance, schema.getPossibleTypes(type));
  const inside = selectionsOn(chance, on, depth - 1, fragments);
  if (chance(2) === 0) return `... on ${on.name}${directive(chance)} { ${inside} }`;
  const name = `F${fragments.size}`;
  fragments.set(name, `fragment ${name} on ${on.name} { ${inside} }`);
  return `...${name}`;
}
