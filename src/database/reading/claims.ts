import DataLoader from 'dataloader';
import { type FieldNode, type GraphQLResolveInfo, Kind } from 'graphql';
import type { Lens } from '../lens.ts';
import type { Answer } from './answer.ts';
import type { Reading } from './plan.ts';
import { objectsRoot } from './roots.ts';

/** A fact and its ends, by their stored ids. */
export interface FactRef {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** What one statement reads at the most. */
const MAX_BATCH = 2_000;

type Loader<K> = DataLoader<K, Answer | null, string>;

/**
 * Entities and relations that computed objects name by id, read with the selection of the field that asks: all that
 * a field of the document asks for, wherever in the answer, come by one statement. New for each request.
 */
export class Claims {
  readonly #reading: Reading;
  readonly #entities = new Map<string, Loader<string>>();
  readonly #relations = new Map<string, Loader<FactRef>>();

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** Entities in the order of their ids; one that is not there is left out. */
  async entities(ids: readonly string[], lens: Lens, info: GraphQLResolveInfo): Promise<Answer[]> {
    return present(await this.#entitiesAs(undefined, lens, info).loadMany(ids));
  }

  /** Relations in the order of their facts. */
  async relations(facts: readonly FactRef[], lens: Lens, info: GraphQLResolveInfo): Promise<Answer[]> {
    return present(await this.#relationsAs(undefined, lens, info).loadMany(facts));
  }

  /** An entity by its id or a fact by its ends, for a field that may give either; undefined where there is none. */
  async claim(ref: string | FactRef, lens: Lens, info: GraphQLResolveInfo): Promise<Answer | undefined> {
    const loaded =
      typeof ref === 'string'
        ? this.#entitiesAs('Entity', lens, info).load(ref)
        : this.#relationsAs('Relation', lens, info).load(ref);
    return (await loaded) ?? undefined;
  }

  /**
   * A field of a fact, or of what lies behind `path` in it, with the selection of the field of the same name that asks:
   * for what is no fact itself but rests on one.
   */
  async within(fact: FactRef, path: readonly string[], lens: Lens, info: GraphQLResolveInfo): Promise<unknown> {
    const asked = path.reduceRight<readonly FieldNode[]>(around, info.fieldNodes);
    const whole = { ...info, fieldNodes: around(asked, 'relation') };
    const [relation] = present([await this.#relationsAs('Relation', lens, whole).load(fact)]);
    if (!relation) throw new Error(`${fact.id} was found and is gone`);
    const found = path.reduce<unknown>((object, name) => Reflect.get(Object(object), name), relation);
    return Reflect.get(Object(found), info.path.key);
  }

  #entitiesAs(type: string | undefined, lens: Lens, info: GraphQLResolveInfo): Loader<string> {
    return found(this.#entities, placeOf(info, lens), () =>
      this.#loader(info, lens, { fragment: 'entities/given', type, idOf: (id: string) => id }),
    );
  }

  #relationsAs(type: string | undefined, lens: Lens, info: GraphQLResolveInfo): Loader<FactRef> {
    return found(this.#relations, placeOf(info, lens), () =>
      this.#loader(info, lens, { fragment: 'relations/given', type, idOf: ({ id }: FactRef) => id }),
    );
  }

  #loader<K>(info: GraphQLResolveInfo, lens: Lens, { fragment, type, idOf }: Given<K>): Loader<K> {
    const root = objectsRoot(fragment, { limit: MAX_BATCH, ...(type === undefined ? {} : { type }) });
    const variant = `${fragment} ${info.fieldNodes[0]?.loc?.start ?? 0}`;
    const load = async (refs: readonly K[]) => {
      const rows = await this.#reading.run(info, variant, root, lens, { refs });
      const objects = new Map(rows.map(({ key, object }) => [key, object]));
      return refs.map((ref) => objects.get(idOf(ref)) ?? null);
    };
    return new DataLoader(load, { cacheKeyFn: idOf, maxBatchSize: MAX_BATCH });
  }
}

interface Given<K> {
  readonly fragment: string;
  /** Of what is read; the type of the field that asks unless given. */
  readonly type?: string | undefined;
  readonly idOf: (ref: K) => string;
}

/** A field of a name, with fields inside. */
const around = (fields: readonly FieldNode[], name: string): FieldNode[] => [
  {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
    ...(fields[0]?.loc ? { loc: fields[0].loc } : {}),
  },
];

/** A field of the document, wherever it stands in the answer, under one lens. */
const placeOf = (info: GraphQLResolveInfo, { suffix }: Lens): string =>
  `${info.parentType.name}.${info.path.key} ${info.fieldNodes[0]?.loc?.start ?? 0} ${suffix}`;

function found<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

function present(loaded: readonly (Answer | null | Error)[]): Answer[] {
  const failed = loaded.find((each) => each instanceof Error);
  if (failed) throw failed;
  return loaded.filter((each) => each !== null);
}
