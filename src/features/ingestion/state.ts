import { z } from 'zod';
import type { Transaction } from '../../database/database.ts';
import type { RelationKind } from '../../database/kinds.ts';
import { UNENDED } from '../../database/lens.ts';
import { statement } from '../../database/statement.ts';

export const Properties = z.record(z.string(), z.unknown());
export type Properties = z.infer<typeof Properties>;

const sources = statement('ingestion/known-sources', z.object({ source: Properties }));
const entities = statement(
  'ingestion/known-entities',
  z.object({ entity: Properties, names: z.array(Properties), identifiers: z.array(Properties) }),
);
const ends = statement('ingestion/known-ends', z.object({ entity: Properties }));
const owners = statement(
  'ingestion/identifier-owners',
  z.object({ scheme: z.string(), value: z.string(), key: z.string() }),
);
export const knownEvidence = statement('ingestion/known-evidence', z.object({ id: z.string() }));
const FactRow = z.object({ fact: Properties });

/** What the graph says now of everything a batch speaks of. */
export interface State {
  readonly sources: ReadonlyMap<string, Properties>;
  readonly entities: ReadonlyMap<string, { entity: Properties; names: Properties[]; identifiers: Properties[] }>;
  /** Of entities that no record is about, but that one names: only kind, knownFrom and knownTo. */
  readonly ends: ReadonlyMap<string, Properties>;
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
  readonly ends: readonly string[];
  readonly identifiers: readonly { scheme: string; value: string }[];
  readonly facts: ReadonlyMap<RelationKind, readonly string[]>;
  /** Ids of evidence of the claims that are there: of no other there can be any. */
  evidence(claims: Claims): readonly string[];
}

/** Claims that are there, withdrawn ones too: entities by key, facts by id. */
export interface Claims {
  readonly entities: State['entities'];
  readonly facts: State['facts'];
}

/** What is looked up does not depend on each other, but for the evidence: it is asked for all at once. */
export async function readState({ run }: Transaction, mentioned: Mentioned): Promise<State> {
  const unended = UNENDED;
  const [sourceRows, entityRows, endRows, ownerRows, latest] = await Promise.all([
    ofSome(mentioned.sources, (keys) => sources(run, { keys })),
    ofSome(mentioned.entities, (keys) => entities(run, { keys, unended })),
    ofSome(mentioned.ends, (keys) => ends(run, { keys })),
    ofSome(mentioned.identifiers, (identifiers) => owners(run, { identifiers, unended })),
    latestFacts(run, mentioned.facts),
  ]);
  const known = new Map(entityRows.map((row) => [String(row.entity.key), row]));
  const ids = mentioned.evidence({ entities: known, facts: latest });
  const evidenceRows = await ofSome(ids, () => knownEvidence(run, { ids, unended }));
  return {
    sources: new Map(sourceRows.map(({ source }) => [String(source.key), source])),
    entities: known,
    ends: new Map(endRows.map(({ entity }) => [String(entity.key), entity])),
    owners: new Map(ownerRows.map(({ scheme, value, key }) => [`${scheme} ${value}`, key])),
    facts: new Map([...latest].filter(([, { knownTo }]) => knownTo === unended)),
    withdrawn: new Map([...latest].filter(([, { knownTo }]) => knownTo !== unended)),
    evidence: new Set(evidenceRows.map(({ id }) => id)),
  };
}

/** Nothing is asked about nothing. */
const ofSome = async <T, R>(some: readonly T[], ask: (some: readonly T[]) => Promise<R[]>): Promise<R[]> =>
  some.length === 0 ? [] : ask(some);

/** The latest versions of facts and of their further terms, by id. */
async function latestFacts(run: Transaction['run'], facts: Mentioned['facts']): Promise<Map<string, Properties>> {
  const rows = await Promise.all([...facts].map(([kind, ids]) => factsOfKind(kind)(run, { ids })));
  return new Map(rows.flat().map(({ fact }) => [String(fact.id), fact]));
}

const factsOfKind = (kind: RelationKind) => statement('ingestion/known-facts', FactRow, [kind]);

/** When the latest of what is there was recorded or withdrawn, or `now` where that is later. */
export function recordedLast({ entities, ends, facts, withdrawn }: State, now: string): string {
  let last = now;
  const look = ({ knownFrom, knownTo }: Properties): void => {
    for (const instant of [knownFrom, knownTo === UNENDED ? undefined : knownTo])
      if (String(instant ?? '') > last) last = String(instant);
  };
  for (const { entity, names } of entities.values()) [entity, ...names].forEach(look);
  ends.forEach(look);
  facts.forEach(look);
  withdrawn.forEach(look);
  return last;
}

/** `now`, or later than all of these. */
export const afterAll = (recorded: readonly unknown[], now: string): string =>
  recorded.reduce<string>((instant, each) => after(each, instant), now);

/** `now`, or later than what it closes, whatever the clocks say: two versions never share an instant. */
export const after = (recorded: unknown, now: string): string =>
  String(recorded) < now ? now : new Date(Date.parse(String(recorded)) + 1).toISOString();
