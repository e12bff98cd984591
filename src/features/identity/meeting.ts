import { expand } from './expansion.ts';
import { readName } from './name.ts';

/** The one key at which two names of bodies meet wherever a name alone can make them one; stored with each name. */
export function meetingKey(name: string): string {
  const { core, part } = readName(expand(readName(name).whole));
  return `${core}/${part?.text ?? ''}`.slice(0, 100);
}
