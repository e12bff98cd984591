import type { FloorQuestion } from './floor-question.ts';
import { cellsOf } from './rows.ts';

export const byKey: FloorQuestion = {
  core: 'MATCH (e:Entity {key: $key}) WHERE silian.holds(e)',
  maps: '{key: e.key, name: e.name, kind: e.kind}',
  lists: '[e.key, e.name, e.kind]',
  shape: (lists) => {
    const [key, name, kind] = cellsOf(lists);
    return { key, name, kind };
  },
};
