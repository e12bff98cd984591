import { SilianError } from '../../errors.ts';
import { baseId, termsOf } from './fact.ts';
import type { Parsed } from './parse.ts';
import type { Properties, State } from './state.ts';
import type { Worked } from './work.ts';

/** Records told at once. */
const SHOWN = 5;

/**
 * Refuses records about what somebody else has recorded since the caller read it: the later of two who mend the same
 * must not undo what the first one did without having seen it.
 * @param seenAt an instant as it is stored
 */
export function refuseStale({ state, records }: Pick<Worked, 'state' | 'records'>, seenAt: string): void {
  const stale = records.filter((record) => record.source === undefined && recordedLast(state, record) > seenAt);
  if (stale.length === 0) return;
  const told = stale.slice(0, SHOWN).map(({ at: { line } }) => line);
  throw new SilianError(
    'CONFLICT',
    `What ${stale.length} records are about has been recorded otherwise after ${seenAt}: records ${told.join(', ')}${stale.length > SHOWN ? ' and more' : ''}. Read it again, and send what is right then. 所述内容此后已被他人更改，请重新读取后再提交`,
    { argument: 'seenAt', records: stale.map(({ at: { line } }) => line - 1) },
  );
}

/** When what a record is about was recorded last; never, where it is new. */
function recordedLast({ entities, facts }: State, { record }: Parsed): string {
  if (record.type === 'source') return '';
  if (record.type === 'relation') return latest(termsOf(baseId(record), facts).map((id) => facts.get(id)));
  const known = entities.get(record.key);
  return known ? latest([known.entity, ...known.names, ...known.identifiers]) : '';
}

const latest = (versions: readonly (Properties | undefined)[]): string =>
  versions.reduce((last, version) => (String(version?.knownFrom ?? '') > last ? String(version?.knownFrom) : last), '');
