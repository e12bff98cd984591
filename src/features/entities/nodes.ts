import type { GraphQLResolveInfo } from 'graphql';
import { idsNow } from '../../database/entities/known.ts';
import { type Ref, refOf } from '../../database/ids.ts';
import { isRelationKind, TYPE_OF_RELATION } from '../../database/kinds.ts';
import type { Lens } from '../../database/lens.ts';
import type { Answer } from '../../database/reading/answer.ts';
import { allOf, objectsRoot } from '../../database/reading/roots.ts';
import { badInput } from '../../errors.ts';
import type { QueryOffersArgs } from '../../generated/schema.ts';
import type { Context } from '../context.ts';

/** No more nodes at once. */
const MAX_IDS = 100;

/** Where each family is found, and as what type. */
const rootOf = (family: string) => {
  const options = { limit: MAX_IDS, slot: `${family}_root` };
  if (family === 'entity') return objectsRoot('entities/by-ids', { ...options, type: 'Entity' });
  if (family === 'evidence') return objectsRoot('provenance/evidence-by-ids', { ...options, type: 'Evidence' });
  if (family === 'source') return objectsRoot('provenance/sources-by-ids', { ...options, type: 'Source' });
  const type = isRelationKind(family) ? TYPE_OF_RELATION[family] : 'Link';
  return objectsRoot('relations/by-ids', { ...options, type, kinds: [family] });
};

/** Entities that are not stored but follow from facts, in the hands of the feature that knows how. */
export interface Derived {
  /** The object of an id, without its lens; null where nothing implies it. */
  byId(stored: string, lens: Lens, context: Context): Promise<object | null>;
  /** Whether a key is of such an entity, if there is one. */
  owns(key: string): boolean;
  /** The object of such a key; null where nothing implies it. */
  byKey(key: string, lens: Lens, context: Context): Promise<object | null>;
  /** Offers of another origin than sources. */
  offers(args: QueryOffersArgs, context: Context): Promise<object>;
}

/** The things that ids stand for, each under its own lens, null where nothing answers to an id: a statement a lens. */
export async function readNodes(
  ids: readonly string[],
  derived: Derived,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<(Answer | null)[]> {
  if (ids.length > MAX_IDS) throw badInput('nodes.ids', `${ids.length} are too many`, `1 to ${MAX_IDS} ids`);
  const refs = ids.map((id) => refOf(id, context.now, info.fieldName === 'node' ? 'node.id' : 'nodes.ids'));
  const found = new Map<string, Answer | null>();
  const lenses = grouped(refs, ({ lens }) => lens.suffix);
  await Promise.all(
    [...lenses.values()].map(async (same) => {
      const [implied, stored] = [same.filter(isDerived), same.filter((ref) => !isDerived(ref))];
      for (const ref of implied)
        found.set(ref.stored + ref.lens.suffix, await derived.byId(ref.stored, ref.lens, context));
      for (const [id, object] of await readUnder(stored, context, info)) found.set(id, object);
      const moved = await movedOf(
        stored.filter((ref) => ref.family === 'entity' && !found.get(ref.stored + ref.lens.suffix)),
        context,
      );
      const there = new Map(await readUnder([...moved.values()], context, info));
      for (const [id, ref] of moved) found.set(id, there.get(ref.stored + ref.lens.suffix) ?? null);
    }),
  );
  return refs.map(({ stored, lens }) => found.get(stored + lens.suffix) ?? null);
}

/** Entities that are known under other ids now, by those that they were asked for by. */
async function movedOf(refs: readonly Ref[], { database }: Context): Promise<Map<string, Ref>> {
  const [first] = refs;
  if (!first) return new Map();
  const ids = refs.map(({ stored }) => stored);
  const now = await idsNow(database, ids, first.lens);
  return new Map(
    refs.flatMap((ref) => {
      const id = now.get(ref.stored);
      return id === undefined || id === ref.stored ? [] : [[ref.stored + ref.lens.suffix, { ...ref, stored: id }]];
    }),
  );
}

const isDerived = ({ family }: Ref): boolean => family === 'derived';

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
