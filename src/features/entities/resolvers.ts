import type { GraphQLResolveInfo } from 'graphql';
import { refOf } from '../../database/ids.ts';
import { type AsOfInput, type Lens, lensOf } from '../../database/lens.ts';
import { foldName } from '../../database/names.ts';
import type { Answer, Found } from '../../database/reading/answer.ts';
import { listRoot, objectsRoot } from '../../database/reading/roots.ts';
import { badInput, SilianError } from '../../errors.ts';
import type { EntityBy, Resolvers } from '../../generated/schema.ts';
import type { Context } from '../context.ts';
import { rootListings } from './listing.ts';
import { readNodes } from './nodes.ts';

/** A root list is read by its field's own definition. */
const listed = (
  _root: unknown,
  { asOf }: { readonly asOf?: AsOfInput | null },
  { reading, now }: Context,
  info: GraphQLResolveInfo,
): Promise<Answer> => reading.run(info, 'list', listRoot, lensOf(asOf, now));

export const resolvers: Resolvers = {
  Query: {
    ...Object.fromEntries(Object.keys(rootListings).map((name) => [name, listed])),
    node: async (_root, { id }, context, info) => (await readNodes([id], context, info))[0] ?? null,
    nodes: (_root, { ids }, context, info) => readNodes(ids, context, info),
    entity: (_root, { by, asOf }, context, info) => entityBy(by, asOf, context, info),
  },
};

/** Candidates listed when a name is not enough. */
const MAX_CANDIDATES = 20;

async function entityBy(
  by: EntityBy,
  asOf: AsOfInput | null | undefined,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Answer | null> {
  if (by.id != null) {
    const ref = refOf(by.id, context.now, 'entity.by.id');
    if (ref.family !== 'entity')
      throw badInput('entity.by.id', `'${by.id}' is no id of an entity`, 'the id of an entity');
    const lens = asOf ? lensOf(asOf, context.now) : ref.lens;
    return (await found('entities/by-ids', { ids: [ref.stored] }, lens, context, info))[0]?.object ?? null;
  }
  const lens = lensOf(asOf, context.now);
  if (by.key != null) return (await found('entities/by-key', { key: by.key }, lens, context, info))[0]?.object ?? null;
  if (by.identifier) {
    const { scheme, value } = by.identifier;
    return (await found('entities/by-identifier', { scheme, value }, lens, context, info))[0]?.object ?? null;
  }
  if (by.name == null) throw badInput('entity.by', 'nothing to look for', 'one of id, key, name, identifier');
  return named(by.name, lens, context, info);
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
