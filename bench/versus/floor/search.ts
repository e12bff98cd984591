import neo4j from 'neo4j-driver';
import { searchVariables } from '../questions/search.ts';
import { SEARCH } from '../statements/search.ts';
import { bucketOf } from './bucket.ts';
import { entityOf } from './entity.ts';
import type { FloorQuestion } from './floor-question.ts';
import { cellsOf } from './rows.ts';

export const search: FloorQuestion = {
  ...SEARCH,
  parameters: (variables) => ({ ...searchVariables(variables), first: neo4j.int(20) }),
  shape: (lists) => {
    const [totalCount, nodes, facets] = cellsOf(lists);
    return { totalCount, nodes: cellsOf(nodes).map(entityOf), facets: cellsOf(facets).map(bucketOf) };
  },
};
