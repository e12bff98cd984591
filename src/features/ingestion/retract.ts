import { z } from 'zod';
import { type Act, sha256Of } from '../../database/audit/entry.ts';
import type { Database, Transaction } from '../../database/database.ts';
import { entityId, refOf } from '../../database/ids.ts';
import { isRelationKind, RELATION_KINDS, type RelationKind } from '../../database/kinds.ts';
import { parseDay, UNENDED } from '../../database/lens.ts';
import { integer } from '../../database/paths.ts';
import { statement, statementText } from '../../database/statement.ts';
import { badInput, SilianError } from '../../errors.ts';
import { refuseEnd } from './ending.ts';
import { endedFact } from './fact.ts';
import { revise, takeLock } from './lock.ts';
import { reasonOf } from './reason.ts';
import { after, Properties } from './state.ts';
import { endedEntity, isWithdrawn, withdrawnEntity } from './versions.ts';
import { keepLineage } from './write.ts';

export interface Retraction {
  /** Of a fact or an entity, without a lens; or an entity's key. */
  readonly id: string;
  readonly reason: string;
  /** The first day on which it no longer holds; absent: it is withdrawn. */
  readonly endedOn?: string | null | undefined;
  /** Who says so; kept in the graph, not served. */
  readonly by?: string | undefined;
  /** Withdraw the facts that stand on an entity with it. */
  readonly withFacts?: boolean | undefined;
}

/** What became of a claim. `knownTo` is until when its latest version was known. */
export interface Retracted {
  readonly outcome: 'ENDED' | 'WITHDRAWN' | 'UNCHANGED';
  readonly id: string;
  readonly family: 'entity' | RelationKind;
  readonly knownTo: string;
  /** Facts withdrawn with an entity. */
  readonly facts: number;
}

/** One transaction holds no more facts. */
const MAX_FACTS = 10_000;
/** Facts named where they are in the way. */
const NAMED = 5;

const FactRow = z.object({ said: Properties, from: z.string(), to: z.string() });
const EntityRow = z.object({ entity: Properties });
const StandingRow = z.object({
  id: z.string(),
  kind: z.enum(RELATION_KINDS),
  from: z.string(),
  to: z.string(),
  since: z.string(),
  post: z.boolean(),
});
type StandingRow = z.infer<typeof StandingRow>;

const latestFact = (kind: RelationKind) => statement('ingestion/latest-fact', FactRow, [kind]);
const entityById = statement('ingestion/entity-by-id', EntityRow);
const currentFactsOf = statement('ingestion/current-facts-of', StandingRow);

/**
 * Ends or withdraws a claim in one transaction; nothing is deleted, and doing it twice changes nothing. Fails with
 * BAD_ID or BAD_USER_INPUT where there is no such claim or it cannot end so, with CONFLICT where facts stand on it.
 */
export async function retract(database: Database, retraction: Retraction, now: Date): Promise<Retracted> {
  const { id, family } = claimOf(retraction.id, now);
  const wanted: Wanted = {
    id,
    day: retraction.endedOn == null ? undefined : parseDay(retraction.endedOn, 'endedOn'),
    why: { retractionReason: reasonOf(retraction.reason), retractedBy: retraction.by ?? null },
    withFacts: retraction.withFacts === true,
    now: now.toISOString(),
  };
  return database.write(async (transaction) => {
    await takeLock(transaction);
    return family === 'entity' ? retractEntity(transaction, wanted) : retractFact(transaction, family, wanted);
  });
}

interface Wanted {
  readonly id: string;
  readonly day: string | undefined;
  readonly why: Properties;
  readonly withFacts: boolean;
  readonly now: string;
}

const actOf = ({ id, day, why, withFacts }: Wanted): Act => ({
  ...{ act: 'RETRACT', about: day === undefined ? `${id} withdrawn` : `${id} ended on ${day}` },
  content: sha256Of([id, day ?? null, why.retractionReason, withFacts]),
});

/** What an id or a key stands for; only what was recorded can be retracted, and not under another time. */
function claimOf(idOrKey: string, now: Date): Pick<Retracted, 'id' | 'family'> {
  if (idOrKey.includes(':')) return { id: entityId(idOrKey), family: 'entity' };
  const { stored, family } = refOf(idOrKey, now, 'id');
  if (stored !== idOrKey)
    throw badInput('id', 'it carries the time at which it was read', 'the id as an answer without asOf gives it');
  if (family === 'entity' || isRelationKind(family)) return { id: stored, family };
  const allowed = 'the id of an entity or a fact, or the key of an entity';
  if (family === 'derived') throw badInput('id', 'what it names is not recorded but follows from a fact', 'that fact');
  throw badInput('id', `'${idOrKey}' is no id of an entity or a fact`, allowed);
}

const unknown = (id: string): SilianError =>
  badInput('id', `nothing recorded is ${id}`, 'the id of an entity or a fact, or the key of an entity');

async function retractFact(transaction: Transaction, kind: RelationKind, wanted: Wanted): Promise<Retracted> {
  const { run } = transaction;
  const { id, day, why } = wanted;
  const [found] = await latestFact(kind)(run, { id });
  if (!found) throw unknown(id);
  const { said, from, to } = found;
  const unchanged: Retracted = { outcome: 'UNCHANGED', id, family: kind, knownTo: String(said.knownTo), facts: 0 };
  if (isWithdrawn(said)) return untouched(unchanged, day);
  const now = after(said.knownFrom, wanted.now);
  if (day !== undefined) {
    if (said.validTo === day && said.validToPrecision === 'DAY') return unchanged;
    refuseEnd(said, day);
  }
  await run(statementText('ingestion/retract-facts', [kind]), { ids: [id], now, unended: UNENDED, why });
  if (day !== undefined) {
    const rows = [{ from, to, properties: { ...endedFact(said, day), knownFrom: now, knownTo: UNENDED } }];
    await run(statementText('ingestion/create-facts', [kind]), { rows });
  }
  if (kind === 'PART_OF') await keepLineage(transaction, [from], now);
  await revise(transaction, now, actOf(wanted));
  return day === undefined ? { ...unchanged, outcome: 'WITHDRAWN', knownTo: now } : { ...unchanged, outcome: 'ENDED' };
}

/** What was withdrawn has no end to be told. */
function untouched(unchanged: Retracted, day: string | undefined): Retracted {
  if (day === undefined) return unchanged;
  throw badInput(
    'endedOn',
    `it was withdrawn on ${unchanged.knownTo}`,
    'a claim that is known now: record it again first',
  );
}

async function retractEntity(transaction: Transaction, wanted: Wanted): Promise<Retracted> {
  const { run } = transaction;
  const { id, day, why } = wanted;
  const [found] = await entityById(run, { id });
  if (!found) throw unknown(id);
  const { entity } = found;
  const unchanged: Retracted = {
    ...{ outcome: 'UNCHANGED', id, family: 'entity' },
    ...{ knownTo: String(entity.knownTo), facts: 0 },
  };
  if (isWithdrawn(entity)) return untouched(unchanged, day);
  if (day !== undefined) {
    if (entity.validTo === day && entity.validToPrecision === 'DAY') return unchanged;
    refuseEnd(entity, day);
    const now = after(entity.knownFrom, wanted.now);
    await change(transaction, [endedEntity(entity, day, now, why)]);
    await revise(transaction, now, actOf(wanted));
    return { ...unchanged, outcome: 'ENDED' };
  }
  const facts = await currentFactsOf(run, { id, unended: UNENDED, limit: integer(MAX_FACTS + 1) });
  if (facts.length > 0 && !wanted.withFacts) throw stoodOn(facts, String(entity.key));
  if (facts.length > MAX_FACTS) throw tooMany();
  const now = facts.reduce((latest, { since }) => after(since, latest), after(entity.knownFrom, wanted.now));
  await withdrawFacts(transaction, facts, now, why);
  await change(
    transaction,
    [...(await postsOf(transaction, facts)), entity].map((each) => withdrawnEntity(each, now, why)),
  );
  await revise(transaction, now, actOf(wanted));
  return { ...unchanged, outcome: 'WITHDRAWN', knownTo: now, facts: facts.length };
}

const change = async ({ run }: Transaction, entities: readonly Properties[]): Promise<void> => {
  const rows = entities.map((properties) => ({ key: properties.key, properties }));
  await run(statementText('ingestion/change-entities'), { rows });
};

async function withdrawFacts(
  transaction: Transaction,
  facts: readonly StandingRow[],
  now: string,
  why: Properties,
): Promise<void> {
  for (const kind of new Set(facts.map((fact) => fact.kind))) {
    const ids = facts.filter((fact) => fact.kind === kind).map(({ id }) => id);
    await transaction.run(statementText('ingestion/retract-facts', [kind]), { ids, now, unended: UNENDED, why });
  }
  const moved = facts.filter(({ kind }) => kind === 'PART_OF').map(({ from }) => from);
  await keepLineage(transaction, moved, now);
}

/** Posts that a body had go with it: their appointments and places are among the facts. */
async function postsOf({ run }: Transaction, facts: readonly StandingRow[]): Promise<Properties[]> {
  const keys = facts.filter(({ post }) => post).map(({ from }) => from);
  const rows = await Promise.all(keys.map((key) => entityById(run, { id: entityId(key) })));
  return rows.flat().flatMap(({ entity }) => (isWithdrawn(entity) ? [] : [entity]));
}

function stoodOn(facts: readonly StandingRow[], key: string): SilianError {
  const named = facts.slice(0, NAMED).map(({ id, kind, from, to }) => `${id} (${kind} ${from} → ${to})`);
  const more = facts.length > NAMED ? ` and ${facts.length > MAX_FACTS ? 'many' : facts.length - NAMED} more` : '';
  return new SilianError(
    'CONFLICT',
    `Facts stand on ${key}: ${named.join(', ')}${more}. Withdraw them first, or say on which day it ended.`,
    { argument: 'id', facts: facts.slice(0, NAMED).map(({ id }) => id) },
  );
}

const tooMany = (): SilianError =>
  new SilianError('TOO_LARGE', `More than ${MAX_FACTS} facts stand on it. Withdraw them in parts first.`);
