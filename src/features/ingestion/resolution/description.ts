import { z } from 'zod';
import { ENTITY_KINDS, type EntityKind } from '../../../database/kinds.ts';
import { UNENDED } from '../../../database/lens.ts';
import { statement } from '../../../database/statement.ts';
import type { AllianceDescription } from '../../identity/alliances.ts';
import { meetingKey } from '../../identity/meeting.ts';
import type { Parsed } from '../parse.ts';
import type { EntityRecord, RelationRecord } from '../record.ts';

/** What is known of a body, from the graph or from the records before. */
export interface Described {
  readonly key: string;
  readonly description: AllianceDescription & { readonly kind: EntityKind };
  /** The day of the latest source that speaks of it, where one is known. */
  readonly said: string | undefined;
}

const Identifier = z.object({ scheme: z.string(), value: z.string() });
const NameKind = z.enum(['CURRENT', 'OFFICIAL', 'FORMER', 'SHORT', 'ELLIPTICAL', 'CANDIDATE']);
const Row = z.object({
  key: z.string(),
  kind: z.enum(ENTITY_KINDS),
  name: z.string(),
  founded: z.string().nullable(),
  said: z.string().nullable(),
  names: z.array(z.object({ name: z.string(), kind: NameKind })),
  identifiers: z.array(Identifier),
  regions: z.array(z.string()),
  leads: z.array(z.object({ name: z.string(), identifiers: z.array(Identifier) })),
});
export const bearersOf = statement('ingestion/resolution/bearers', Row);

export const lookedFor = (keys: readonly string[], records: readonly EntityRecord[]) => ({
  lists: {
    keys,
    identifiers: records.flatMap(({ identifiers }) => identifiers ?? []),
    cores: [...new Set(records.map(({ name }) => meetingKey(name)))],
  },
  unended: UNENDED,
});

export const describedInGraph = ({ key, founded, said, names, ...rest }: z.infer<typeof Row>): Described => ({
  key,
  said: said ?? undefined,
  description: { ...rest, aliases: names, ...(founded === null ? {} : { foundedOn: founded }) },
});

/** What the records of a batch say of a body besides its own: where it is, and who leads it. */
export class Surroundings {
  readonly #places = new Map<string, string[]>();
  readonly #leads = new Map<string, string[]>();
  readonly #names = new Map<string, string>();
  readonly #published: Map<string, string>;

  /** @param published days by the keys of sources that are there already */
  constructor(parsed: readonly Parsed[], published: ReadonlyMap<string, string>) {
    this.#published = new Map(published);
    for (const { record } of parsed) {
      if (record.type === 'source' && record.publishedOn) this.#published.set(record.key, record.publishedOn);
      if (record.type === 'entity') this.#names.set(record.key, record.name);
      if (record.type === 'relation') this.#note(record);
    }
  }

  #note({ kind, from, to, qualifiers }: RelationRecord): void {
    if (kind === 'LOCATED_IN') add(this.#places, from, to.replace(/^region:/, ''));
    if (kind === 'MEMBER_OF' && qualifiers.role?.startsWith('LEAD')) add(this.#leads, to, from);
  }

  /** The day of the latest source of a record. */
  saidOn({ evidence }: EntityRecord): string | undefined {
    return evidence
      .flatMap(({ source }) => this.#published.get(source) ?? [])
      .sort()
      .at(-1);
  }

  described(record: EntityRecord): Described {
    const { key, kind, name, aliases, identifiers, validity } = record;
    const places = [...(this.#places.get(key) ?? []), ...(/@(\d{6})$/.exec(key)?.slice(1) ?? [])];
    const leads = (this.#leads.get(key) ?? []).map((lead) => ({ name: this.#names.get(lead) ?? lead }));
    return {
      key,
      said: this.saidOn(record),
      description: {
        ...{ name, kind, identifiers: identifiers ?? [], leads },
        aliases: (aliases ?? []).map((alias) => ({ name: alias.name, kind: alias.kind })),
        regions: places.filter((place) => /^\d{6}$/.test(place)),
        ...(validity?.from == null ? {} : { foundedOn: validity.from }),
      },
    };
  }
}

function add(lists: Map<string, string[]>, key: string, value: string): void {
  lists.set(key, [...(lists.get(key) ?? []), value]);
}
