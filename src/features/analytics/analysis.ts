import { ByRevision } from '../../database/by-revision.ts';
import type { Database } from '../../database/database.ts';
import { conditionsOf } from '../../database/entities/filter.ts';
import type { Lens } from '../../database/lens.ts';
import { Engine } from './engine/engine.ts';
import { GraphDataScience, type Measurer } from './engine/gds.ts';
import { type FourChains, fourChains } from './four-chains.ts';
import { Network } from './network.ts';
import { project, type View } from './projection.ts';

/** Entities and pairs kept, over all networks: some 40 MB. */
const NETWORK_ROOM = 1_000_000;
/** Joints kept, over all four-chain views: some 20 MB. */
const JOINT_ROOM = 100_000;

const engine = new Engine();

/** What was measured of one database. */
class Analysis {
  readonly #database: Database;
  readonly #engine: Measurer;
  readonly #networks: ByRevision<Network>;
  readonly #fourChains: ByRevision<FourChains>;

  constructor(database: Database) {
    this.#database = database;
    this.#engine = new GraphDataScience(database, engine);
    this.#networks = new ByRevision(database, {
      room: NETWORK_ROOM,
      weigh: ({ projection: { order, sources } }) => order + sources.length,
    });
    this.#fourChains = new ByRevision(database, { room: JOINT_ROOM, weigh: ({ joints }) => joints.length });
  }

  /** The network of a view as the data are now. `field` is who asks, for messages. */
  network(view: View, field: string): Promise<Network> {
    const { filter, relations = null, lens } = view;
    return this.#networks.get([timesOf(lens), relations, conditionsOf(filter)], async () => {
      return new Network(await project(this.#database, view, field), this.#engine);
    });
  }

  /** The four chains of an entity, as the data are now. */
  fourChains(id: string, lens: Lens): Promise<FourChains> {
    return this.#fourChains.get([timesOf(lens), id], () => fourChains(this.#database, id, lens));
  }
}

const timesOf = ({ validAt, knownAt }: Lens) => [validAt, knownAt];

const known = new WeakMap<Database, Analysis>();

/** What is measured of a database, the same for every request. */
export function analysisOf(database: Database): Analysis {
  const analysis = known.get(database) ?? new Analysis(database);
  known.set(database, analysis);
  return analysis;
}
