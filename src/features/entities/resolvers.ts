import type { GraphQLResolveInfo } from 'graphql';
import { idsNow } from '../../database/entities/known.ts';
import { entityId, refOf } from '../../database/ids.ts';
import { type AsOfInput, type Lens, lensOf } from '../../database/lens.ts';
import { foldName } from '../../database/names.ts';
import type { Answer, Found } from '../../database/reading/answer.ts';
import { listRoot, objectsRoot } from '../../database/reading/roots.ts';
import { badInput, SilianError } from '../../errors.ts';
import type { QueryEntityArgs, Resolvers } from '../../generated/schema.ts';
import type { Context } from '../context.ts';
import { rootListings } from './listing.ts';
import { type Derived, readNodes } from './nodes.ts';

/** A root list is read by its field's own definition. */
const listed = (
  _root: unknown,
  { asOf }: { readonly asOf?: AsOfInput | null },
  { reading, now }: Context,
  info: GraphQLResolveInfo,
): Promise<Answer> => reading.run(info, 'list', listRoot, lensOf(asOf, now));

/** @param derived answers for entities that are not stored */
export const resolversWith = (derived: Derived): Resolvers => ({
  Query: {
    ...Object.fromEntries(Object.keys(rootListings).map((name) => [name, listed])),
    offers: (root, args, context, info) =>
      args.origin == null || args.origin === 'RECORDED'
        ? listed(root, args, context, info)
        : derived.offers(args, context),
    node: async (_root, { id }, context, info) => (await readNodes([id], derived, context, info))[0] ?? null,
    nodes: (_root, { ids }, context, info) => readNodes(ids, derived, context, info),
    entity: (_root, args, context, info) => entityBy(args, derived, context, info),
  },
});

/** Candidates listed when a name is not enough. */
const MAX_CANDIDATES = 20;

async function entityBy(
  { by, asOf }: QueryEntityArgs,
  derived: Derived,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Answer | null> {
  if (by.id != null) {
    const ref = refOf(by.id, context.now, 'entity.by.id');
    if (ref.family === 'derived') return derived.byId(ref.stored, asOf ? lensOf(asOf, context.now) : ref.lens, context);
    if (ref.family !== 'entity')
      throw badInput('entity.by.id', `'${by.id}' is no id of an entity`, 'the id of an entity');
    const lens = asOf ? lensOf(asOf, context.now) : ref.lens;
    return byId(ref.stored, lens, context, info);
  }
  const lens = lensOf(asOf, context.now);
  if (by.key != null) {
    if (derived.owns(by.key)) return derived.byKey(by.key, lens, context);
    const [own] = await found('entities/by-key', { key: by.key }, lens, context, info);
    return own?.object ?? underOtherKey(entityId(by.key), lens, context, info);
  }
  if (by.identifier) {
    const { scheme, value } = by.identifier;
    return (await found('entities/by-identifier', { scheme, value }, lens, context, info))[0]?.object ?? null;
  }
  if (by.name == null) throw badInput('entity.by', 'nothing to look for', 'one of id, key, name, identifier');
  return named(by.name, lens, context, info);
}

async function byId(id: string, lens: Lens, context: Context, info: GraphQLResolveInfo): Promise<Answer | null> {
  const [own] = await found('entities/by-ids', { ids: [id] }, lens, context, info);
  return own?.object ?? underOtherKey(id, lens, context, info);
}

/** The entity that is known under another key now. */
async function underOtherKey(
  id: string,
  lens: Lens,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Answer | null> {
  const now = (await idsNow(context.database, [id], lens)).get(id);
  if (now === undefined || now === id) return null;
  return (await found('entities/by-ids', { ids: [now] }, lens, context, info))[0]?.object ?? null;
}

async function named(name: string, lens: Lens, context: Context, info: GraphQLResolveInfo): Promise<Answer | null> {
  const rows = await found('entities/by-name', { folded: foldName(name) }, lens, context, info);
  if (rows.length <= 1) return rows[0]?.object ?? null;
  const candidates = rows.map(({ key }) => key);
  throw new SilianError(
    'AMBIGUOUS_NAME',
    `entity.by.name: '${name}' is the name of ${candidates.length === MAX_CANDIDATES ? 'many' : candidates.length} entities: ${candidates.join(', ')}. Ask by key.`,
    { argument: 'entity.by.name', candidates },
  );
}

function found(
  fragment: string,
  parameters: Readonly<Record<string, unknown>>,
  lens: Lens,
  { reading }: Context,
  info: GraphQLResolveInfo,
): Promise<Found[]> {
  return reading.run(info, fragment, objectsRoot(fragment, { limit: MAX_CANDIDATES }), lens, parameters);
}
