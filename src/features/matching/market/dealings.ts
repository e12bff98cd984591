import DataLoader from 'dataloader';
import { z } from 'zod';
import { Cache } from '../../../database/cache.ts';
import type { Database } from '../../../database/database.ts';
import { type Lens, lensParameters } from '../../../database/lens.ts';
import { statement } from '../../../database/statement.ts';
import { Id } from './rows.ts';
import { type Dealing, Dealings, Ties } from './ties.ts';

const dealingsOf = statement(
  'matching/ties',
  z.object({ body: Id, dealings: z.array(z.tuple([Id, Id, z.boolean(), z.boolean()])) }),
);

/** Bodies of one statement. */
const PAGE = 1_000;
/** What is kept of bodies that many owners have to do with: so many bodies, so many dealings, some 100 bytes each. */
const ROOM = { entries: 20_000, weight: 250_000, idleMs: 300_000 };

/** What owners of offers have to do with others, read when it is asked for. */
export class TieReader {
  readonly #all: DataLoader<string, readonly Dealing[]>;
  readonly #withOwners: DataLoader<string, readonly Dealing[]>;
  readonly #kept = new Cache<readonly Dealing[]>({ ...ROOM, weigh: ({ length }) => length });

  constructor(database: Database, lens: Lens) {
    const options = { cache: false, maxBatchSize: PAGE };
    const loader = (owners: boolean) =>
      new DataLoader((bodies: readonly string[]) => read(database, lens, { bodies, owners }), options);
    this.#all = loader(false);
    this.#withOwners = loader(true);
  }

  /** How one is tied to all whose offers are stored, and to some others; nobody is tied to nobody. */
  async of(owner: string | null, others: readonly string[]): Promise<Ties> {
    if (owner === null) return new Ties(new Dealings());
    const [own = [], ...theirs] = await this.#all.loadMany([owner, ...others.filter((other) => other !== owner)]);
    const middles = new Set(told(own).map(({ from, to }) => (from === owner ? to : from)));
    const far = [...middles].map((body) => this.#kept.get(body, () => this.#withOwners.load(body)));
    return tiesFrom([told(own), ...theirs.map(told), ...(await Promise.all(far))]);
  }

  /** How some owners are tied to each other. */
  async among(owners: Iterable<string>): Promise<Ties> {
    const all = [...new Set(owners)].sort();
    const dealings: (readonly Dealing[])[] = [];
    for (let at = 0; at < all.length; at += PAGE)
      for (const each of await this.#all.loadMany(all.slice(at, at + PAGE))) dealings.push(told(each));
    return tiesFrom(dealings);
  }
}

async function read(
  database: Database,
  lens: Lens,
  { bodies, owners }: { readonly bodies: readonly string[]; readonly owners: boolean },
): Promise<readonly (readonly Dealing[])[]> {
  const rows = await dealingsOf(database.read, { ...lensParameters(lens), lists: { bodies }, owners });
  const found = new Map(rows.map(({ body, dealings }) => [body, dealings]));
  return bodies.map((body) =>
    (found.get(body) ?? []).map(([id, other, ends, direct]): Dealing => {
      return ends ? { id, from: body, to: other, direct } : { id, from: other, to: body, direct };
    }),
  );
}

function told(dealings: readonly Dealing[] | Error): readonly Dealing[] {
  if (dealings instanceof Error) throw dealings;
  return dealings;
}

/** What two have to do with each other may be told of both. */
function tiesFrom(told: readonly (readonly Dealing[])[]): Ties {
  const [all, known] = [new Dealings(), new Set<string>()];
  for (const dealings of told) {
    for (const dealing of dealings) {
      if (known.has(dealing.id)) continue;
      known.add(dealing.id);
      all.add(dealing);
    }
  }
  return new Ties(all);
}
