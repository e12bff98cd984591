import type { Transaction } from '../../../database/database.ts';
import { isEntityKind } from '../../../database/kinds.ts';
import { UNENDED } from '../../../database/lens.ts';
import { foldName } from '../../../database/names.ts';
import { isBody } from '../bodies.ts';
import { directed, factOf } from '../fact.ts';
import type { Line, Parsed } from '../parse.ts';
import type { EntityRecord, IngestRecord, RelationRecord } from '../record.ts';
import { bearersOf, describedInGraph } from '../resolution/description.ts';
import { type Named, naming } from '../resolution/naming.ts';
import { renamed } from '../resolution/renamed.ts';
import { readState, type State } from '../state.ts';
import { isWithdrawn } from '../versions.ts';
import { complete, mentioned } from '../work.ts';
import { type EntityRow, entityRecord, filledEntity, filledFact, relationRecord } from './recorded.ts';
import type { Standing } from './standing.ts';

/** What stands for a file in faults of what is merged. */
const HERE = 'merge';

/**
 * All that is known of an entity that goes, as records of the one that stays: what is known of that stays as it is, gaps
 * are filled. Facts between the two are left out. With what the graph says of all that now.
 */
export async function recordsOf(
  transaction: Transaction,
  [kept, gone]: readonly [EntityRow, EntityRow],
  { keys, entities, facts }: Standing,
): Promise<{ records: Parsed[]; state: State }> {
  const told = [...entities.map((row) => entityRecord(row, kindOf(row))), ...facts.map(relationRecord)];
  const names = new Map([[String(kept.entity.key), await nameOf(transaction, kept, gone)]]);
  const under = renamed(told.map(atLine), { keys, names }).filter(({ record }) => !isWithItself(record));
  const state = await readState(transaction, mentioned(complete(under)));
  return { records: under.map((each) => ({ ...each, record: filled(each.record, state, names) })), state };
}

function kindOf({ entity }: EntityRow) {
  const kind = String(entity.kind);
  if (!isEntityKind(kind)) throw new Error(`${kind} is no kind of entity`);
  return kind;
}

const atLine = (record: IngestRecord, index: number): Parsed => {
  const at: Line = { text: '', file: HERE, line: index + 1 };
  return { record, at };
};

const isWithItself = (record: IngestRecord): boolean => record.type === 'relation' && record.from === record.to;

/** What the entity is called from now on: a body as its latest source calls it, anything else as before. */
async function nameOf({ run }: Transaction, kept: EntityRow, gone: EntityRow): Promise<Named> {
  const [own, other] = [String(kept.entity.name), String(gone.entity.name)];
  if (isBody(kindOf(kept))) {
    const keys = [kept, gone].map(({ entity }) => String(entity.key));
    const rows = await bearersOf(run, { lists: { keys, identifiers: [], cores: [] }, unended: UNENDED });
    const [known, given] = keys.map((key) => rows.find((row) => row.key === key));
    if (!known) throw new Error(`${keys[0]} was there and is gone`);
    return naming(describedInGraph(known), { name: other, said: given?.said ?? undefined });
  }
  const isKnown = [own, ...kept.names.map(({ name }) => String(name))].some(
    (name) => foldName(name) === foldName(other),
  );
  return { name: own, aliases: isKnown ? [] : [{ name: other, kind: 'OFFICIAL' }] };
}

type Names = ReadonlyMap<string, Named>;

function filled(record: IngestRecord, state: State, names: Names): IngestRecord {
  if (record.type === 'source') return record;
  return record.type === 'entity' ? entityFilled(record, state, names) : factFilled(record, state);
}

/** A post keeps the name it has. */
function entityFilled(record: EntityRecord, { entities }: State, names: Names): EntityRecord {
  const known = entities.get(record.key)?.entity;
  if (!known || isWithdrawn(known)) return record;
  return { ...filledEntity(record, known), name: names.has(record.key) ? record.name : String(known.name) };
}

function factFilled(record: RelationRecord, { facts, withdrawn }: State): RelationRecord {
  const { before } = factOf(
    directed(record),
    (id) => facts.get(id),
    (id) => withdrawn.get(id),
  );
  return before ? filledFact(record, before) : record;
}
