import { expand } from './expansion.ts';
import { readName } from './name.ts';

/** The one key at which two names of bodies meet wherever a name alone can make them one; stored with each name. */
export function meetingKey(name: string): string {
  const read = readName(name);
  const full = expand(read.whole);
  const { core, part } = full === name ? read : readName(full);
  return `${core}/${part?.text ?? ''}`.slice(0, 100);
}
