import { CHAIN } from '../statements/chain.ts';
import { entityOf } from './entity.ts';
import type { FloorQuestion } from './floor-question.ts';
import { type Cell, cellsOf } from './rows.ts';

export const chain: FloorQuestion = {
  ...CHAIN,
  shape: (lists) => {
    const [length, confidence, entities, relations] = cellsOf(lists);
    return { length, confidence, entities: cellsOf(entities).map(entityOf), relations: cellsOf(relations).map(factOf) };
  },
};

function factOf(cell: Cell) {
  const [key, predicate] = cellsOf(cell);
  return { key, predicate };
}
