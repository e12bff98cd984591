import neo4j from 'neo4j-driver';
import { SCHOOLS } from '../statements/schools.ts';
import type { FloorQuestion } from './floor-question.ts';
import { regionOf } from './region.ts';
import { type Cell, cellsOf } from './rows.ts';

export const deepFilter: FloorQuestion = {
  ...SCHOOLS,
  parameters: (variables) => ({ ...variables, first: neo4j.int(20) }),
  shape: (lists) => {
    const [totalCount, nodes] = cellsOf(lists);
    return { totalCount, nodes: cellsOf(nodes).map(schoolOf) };
  },
};

function schoolOf(cell: Cell) {
  const [key, name, region] = cellsOf(cell);
  return { key, name, region: regionOf(region) };
}
