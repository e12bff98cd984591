import neo4j from 'neo4j-driver';
import { NEIGHBOURHOOD } from '../statements/neighbourhood.ts';
import { entityOf } from './entity.ts';
import type { FloorQuestion } from './floor-question.ts';
import { type Cell, cellsOf } from './rows.ts';

export const neighbourhood: FloorQuestion = {
  ...NEIGHBOURHOOD,
  parameters: ({ key, limit }) => ({ key, limit: neo4j.int(Number(limit)) }),
  shape: (lists) => {
    const [nodes, edges] = cellsOf(lists);
    return { nodes: cellsOf(nodes).map(entityOf), edges: cellsOf(edges).map(edgeOf) };
  },
};

function edgeOf(cell: Cell) {
  const [key, predicate, source, target] = cellsOf(cell);
  return { key, predicate, source, target };
}
