import { foldName } from '../../../database/names.ts';
import { meetingKey } from '../../identity/meeting.ts';
import type { EntityRecord } from '../record.ts';
import type { Described } from './description.ts';

type Alias = NonNullable<EntityRecord['aliases']>[number];

/** What a body that bears two names is called from now on, and what becomes of the other name. */
export interface Named {
  readonly name: string;
  readonly aliases: readonly Alias[];
}

/**
 * A body is called what its latest source calls it; the other name is a former one, over by the day of that source at
 * the latest. Where no days tell, or the two are one name written in two ways, it keeps its name and has both.
 */
export function naming(known: Described, given: { readonly name: string; readonly said: string | undefined }): Named {
  const { name, aliases = [] } = known.description;
  const isKnown = [name, ...aliases.map((alias) => alias.name)].some((each) => foldName(each) === foldName(given.name));
  if (isKnown) return { name, aliases: [] };
  const oneName = meetingKey(name) === meetingKey(given.name);
  if (oneName || known.said === undefined || given.said === undefined || known.said === given.said)
    return { name, aliases: [{ name: given.name, kind: 'OFFICIAL' }] };
  const [later, earlier, day] =
    given.said > known.said ? [given.name, name, given.said] : [name, given.name, known.said];
  return { name: later, aliases: [{ name: earlier, kind: 'FORMER', validity: { to: day, toPrecision: 'AT_LATEST' } }] };
}
