import { badInput } from '../../errors.ts';
import { strings } from './bounds.ts';
import type { Properties } from './state.ts';

/** A claim ends after it began, and was not seen to hold on that day or later. */
export function refuseEnd({ validFrom, observed }: Properties, day: string): void {
  if (validFrom !== undefined && String(validFrom) >= day)
    throw badInput(
      'endedOn',
      `${day} is not after ${validFrom}, when it began`,
      'a later day; or none, to withdraw it',
    );
  // an imprecise observation was on some day of its period: none of them may be left
  const seen = strings(observed).find((period) => `${period}-01-01`.slice(0, 10) >= day);
  if (seen !== undefined)
    throw badInput('endedOn', `a source saw it hold on ${seen}`, 'a later day; or withdraw it and record it as it was');
}
