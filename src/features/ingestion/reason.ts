import { badInput } from '../../errors.ts';
import { isWithin, Text } from './text.ts';

const MAX_REASON = 500;

/** Why a curator does something, as it is kept; refuses what says nothing. */
export function reasonOf(reason: string): string {
  const { success, data = '' } = Text.safeParse(reason);
  if (!success || !isWithin(data, MAX_REASON))
    throw badInput('reason', 'it has to say why', `text of 1 to ${MAX_REASON} characters`);
  return data;
}
