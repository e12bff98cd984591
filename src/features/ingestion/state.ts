import { z } from 'zod';
import type { Transaction } from '../../database/database.ts';
import { RELATION_KINDS, type RelationKind } from '../../database/kinds.ts';
import { UNENDED } from '../../database/lens.ts';
import { statement } from '../../database/statement.ts';

export const Properties = z.record(z.string(), z.unknown());
export type Properties = z.infer<typeof Properties>;

const sources = statement('ingestion/known-sources', z.object({ source: Properties }));
const entities = statement(
  'ingestion/known-entities',
  z.object({ entity: Properties, names: z.array(Properties), identifiers: z.array(Properties) }),
);
const owners = statement(
  'ingestion/identifier-owners',
  z.object({ scheme: z.string(), value: z.string(), key: z.string() }),
);
const evidence = statement('ingestion/known-evidence', z.object({ id: z.string() }));
const FactRow = z.object({ fact: Properties });

/** What the graph says now of everything a batch speaks of. */
export interface State {
  readonly sources: ReadonlyMap<string, Properties>;
  readonly entities: ReadonlyMap<string, { entity: Properties; names: Properties[]; identifiers: Properties[] }>;
  /** The bearer's key by `scheme value`. */
  readonly owners: ReadonlyMap<string, string>;
  /** Current versions by id. */
  readonly facts: ReadonlyMap<string, Properties>;
  /** The last versions of facts that were withdrawn, by id. */
  readonly withdrawn: ReadonlyMap<string, Properties>;
  readonly evidence: ReadonlySet<string>;
}

/** What to look up. */
export interface Mentioned {
  readonly sources: readonly string[];
  readonly entities: readonly string[];
  readonly identifiers: readonly { scheme: string; value: string }[];
  readonly facts: ReadonlyMap<RelationKind, readonly string[]>;
  /** Ids of evidence, as far as the facts that are there say whose it is. */
  evidence(facts: State['facts']): readonly string[];
}

export async function readState({ run }: Transaction, mentioned: Mentioned): Promise<State> {
  const unended = UNENDED;
  const sourceRows = await sources(run, { keys: mentioned.sources });
  const entityRows = await entities(run, { keys: mentioned.entities, unended });
  const ownerRows = await owners(run, { identifiers: mentioned.identifiers });
  const latest = new Map<string, Properties>();
  for (const kind of RELATION_KINDS) {
    const ids = mentioned.facts.get(kind);
    if (!ids) continue;
    for (const { fact } of await factsOfKind(kind)(run, { ids })) {
      const known = latest.get(String(fact.id));
      if (!known || String(known.knownTo) < String(fact.knownTo)) latest.set(String(fact.id), fact);
    }
  }
  const facts = new Map([...latest].filter(([, { knownTo }]) => knownTo === unended));
  const withdrawn = new Map([...latest].filter(([, { knownTo }]) => knownTo !== unended));
  const evidenceRows = await evidence(run, { ids: mentioned.evidence(latest) });
  return {
    sources: new Map(sourceRows.map(({ source }) => [String(source.key), source])),
    entities: new Map(entityRows.map((row) => [String(row.entity.key), row])),
    owners: new Map(ownerRows.map(({ scheme, value, key }) => [`${scheme} ${value}`, key])),
    facts,
    withdrawn,
    evidence: new Set(evidenceRows.map(({ id }) => id)),
  };
}

const factsOfKind = (kind: RelationKind) => statement('ingestion/known-facts', FactRow, [kind]);

/** When the latest of what is there was recorded or withdrawn, or `now` where that is later. */
export function recordedLast({ entities, facts, withdrawn }: State, now: string): string {
  let last = now;
  const look = ({ knownFrom, knownTo }: Properties): void => {
    for (const instant of [knownFrom, knownTo === UNENDED ? undefined : knownTo])
      if (String(instant ?? '') > last) last = String(instant);
  };
  for (const { entity, names } of entities.values()) [entity, ...names].forEach(look);
  facts.forEach(look);
  withdrawn.forEach(look);
  return last;
}
