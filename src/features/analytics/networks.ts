import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { conditionsOf } from '../../database/entities/filter.ts';
import { statement } from '../../database/statement.ts';
import { Cache } from './cache.ts';
import { Engine } from './engine/engine.ts';
import { Network } from './network.ts';
import { project, type View } from './projection.ts';

const revisionOf = statement('analytics/revision', z.object({ revision: z.string() }));

/** Entities and pairs kept, over all networks: some 40 MB. */
const ROOM = 1_000_000;
const MAX_KEPT = 64;
const IDLE_MS = 300_000;

const engine = new Engine();

/** The networks of one database, by what was asked and the revision of its data. */
export class Networks {
  readonly #database: Database;
  readonly #kept = new Cache<Network>({
    entries: MAX_KEPT,
    weight: ROOM,
    weigh: ({ settled, projection: { order, sources } }) => (settled ? order + sources.length : -1),
    idleMs: IDLE_MS,
  });

  constructor(database: Database) {
    this.#database = database;
  }

  /** The network of a view as the data are now. `field` is who asks, for messages. */
  async of(view: View, field: string): Promise<Network> {
    const revision = await this.#revision();
    return this.#kept.get(keyOf(view, revision), async () => {
      const projection = await project(this.#database, view, field);
      return new Network(projection, revision === (await this.#revision()), engine);
    });
  }

  async #revision(): Promise<string> {
    const [row] = await revisionOf(this.#database.read);
    return row?.revision ?? '';
  }
}

const keyOf = ({ filter, relations, lens }: View, revision: string): string =>
  JSON.stringify([revision, lens.validAt, lens.knownAt, relations ?? null, conditionsOf(filter)]);

const known = new WeakMap<Database, Networks>();

/** The networks of a database, the same for every request. */
export function networksOf(database: Database): Networks {
  const networks = known.get(database) ?? new Networks(database);
  known.set(database, networks);
  return networks;
}
