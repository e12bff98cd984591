import { alliances } from './alliances.ts';
import { bodies } from './bodies.ts';
import { events } from './events.ts';
import { demands, supplies } from './offers.ts';
import { people } from './people.ts';
import { regions, sources } from './province.ts';
import type { DemoRecord } from './record.ts';
import { taxonomy } from './taxonomy.ts';

/** Records that go in together; each batch refers to none after it. */
export interface DemoBatch {
  readonly name: string;
  readonly records: readonly DemoRecord[];
}

/** A made-up province to try matching, gaps and assignment on: the same records each time. */
export const demonstration: readonly DemoBatch[] = [
  { name: 'sources, regions, terms 来源、区划、分类', records: [...sources, ...regions, ...taxonomy] },
  { name: 'bodies, people, events 机构、人员、活动', records: [...bodies, ...alliances, ...people, ...events] },
  { name: 'demands 需求', records: demands },
  { name: 'supplies 供给', records: supplies },
];

/** A batch as the lines of a JSON Lines file. */
export const jsonLines = ({ records }: DemoBatch): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');
