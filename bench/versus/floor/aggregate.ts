import { COUNTS } from '../statements/counts.ts';
import { bucketOf } from './bucket.ts';
import type { FloorQuestion } from './floor-question.ts';
import { cellsOf } from './rows.ts';

export const aggregate: FloorQuestion = {
  ...COUNTS,
  shape: (lists) => {
    const [kinds, regions] = cellsOf(lists);
    return { kinds: cellsOf(kinds).map(bucketOf), regions: cellsOf(regions).map(bucketOf) };
  },
};
