import neo4j from 'neo4j-driver';
import { MATCHES } from '../statements/matches.ts';
import type { FloorQuestion } from './floor-question.ts';
import { type Cell, cellsOf } from './rows.ts';

export const matching: FloorQuestion = {
  ...MATCHES,
  parameters: ({ offer, first }) => ({ offer, first: neo4j.int(Number(first)) }),
  shape: (lists) => ({ nodes: cellsOf(lists).map(matchOf) }),
};

function matchOf(cell: Cell) {
  const [score, key, name] = cellsOf(cell);
  return { score, offer: { key, name } };
}
