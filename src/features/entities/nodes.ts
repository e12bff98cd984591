import type { GraphQLResolveInfo } from 'graphql';
import { isRelationKind, TYPE_OF_RELATION } from '../../database/kinds.ts';
import { type Lens, lensOf, lensOfSuffix } from '../../database/lens.ts';
import type { Answer } from '../../database/reading/answer.ts';
import { allOf, objectsRoot } from '../../database/reading/roots.ts';
import { badInput, SilianError } from '../../errors.ts';
import type { Context } from '../context.ts';

/** What an id stands for: a stored id, the kind of thing it names, and the lens it was read under. */
export interface Ref {
  readonly stored: string;
  /** `entity`, `evidence`, `source`, or the kind of a relation. */
  readonly family: string;
  readonly lens: Lens;
}

/** No more nodes at once. */
const MAX_IDS = 100;

const FAMILY: Readonly<Record<string, string>> = { e: 'entity', v: 'evidence', s: 'source' };
const HASH = '[A-Za-z0-9_-]{22}';
const ID = new RegExp(`^(?:([evs])-${HASH}|([A-Z_]+)-${HASH}(?:\\.\\d{1,4})?)(?:~(.+))?$`);

/** Takes an id apart; refuses what we never issued. */
export function refOf(id: string, now: Date, argument: string): Ref {
  const match = ID.exec(id);
  const [, short, kind, suffix] = match ?? [];
  const lens = suffix === undefined ? lensOf(null, now) : lensOfSuffix(suffix, now);
  const family = short !== undefined ? FAMILY[short] : kind !== undefined && isRelationKind(kind) ? kind : undefined;
  if (!match || !lens || !family) {
    throw new SilianError(
      'BAD_ID',
      `${argument}: '${id.slice(0, 80)}' is no id of this service. Pass an id as an answer gave it.`,
      {
        argument,
      },
    );
  }
  return { stored: id.split('~', 1)[0] ?? id, family, lens };
}

/** Where each family is found, and as what type. */
const rootOf = (family: string) => {
  const options = { limit: MAX_IDS, slot: `${family}_root` };
  if (family === 'entity') return objectsRoot('entities/by-ids', { ...options, type: 'Entity' });
  if (family === 'evidence') return objectsRoot('provenance/evidence-by-ids', { ...options, type: 'Evidence' });
  if (family === 'source') return objectsRoot('provenance/sources-by-ids', { ...options, type: 'Source' });
  const type = isRelationKind(family) ? TYPE_OF_RELATION[family] : 'Link';
  return objectsRoot('relations/by-ids', { ...options, type, kinds: [family] });
};

/** The things that ids stand for, each under its own lens, null where nothing answers to an id: a statement a lens. */
export async function readNodes(
  ids: readonly string[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<(Answer | null)[]> {
  if (ids.length > MAX_IDS) throw badInput('nodes.ids', `${ids.length} are too many`, `1 to ${MAX_IDS} ids`);
  const refs = ids.map((id) => refOf(id, context.now, info.fieldName === 'node' ? 'node.id' : 'nodes.ids'));
  const found = new Map<string, Answer | null>();
  const lenses = grouped(refs, ({ lens }) => lens.suffix);
  await Promise.all(
    [...lenses.values()].map(async (same) => {
      for (const [id, object] of await readUnder(same, context, info)) found.set(id, object);
    }),
  );
  return refs.map(({ stored, lens }) => found.get(stored + lens.suffix) ?? null);
}

function grouped(refs: readonly Ref[], by: (ref: Ref) => string): Map<string, Ref[]> {
  const groups = new Map<string, Ref[]>();
  for (const ref of refs) groups.set(by(ref), [...(groups.get(by(ref)) ?? []), ref]);
  return groups;
}

async function readUnder(refs: readonly Ref[], { reading }: Context, info: GraphQLResolveInfo) {
  const families = grouped(refs, ({ family }) => family);
  const names = [...families.keys()].sort();
  const lens = refs[0]?.lens;
  if (!lens) return [];
  const parameters = Object.fromEntries(
    names.map((name) => [`ids_${name}`, families.get(name)?.map(({ stored }) => stored)]),
  );
  const root = allOf(names.map(rootOf));
  const lists = await reading.run(info, names.join(), root, lens, parameters);
  return lists.flat().map(({ key, object }): [string, Answer | null] => [key + lens.suffix, object]);
}
