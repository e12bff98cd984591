import neo4j, { type Plan } from 'neo4j-driver';
import { neo4jOfWorker } from './worker.ts';

/** One step of how Neo4j would run a statement. */
export interface Step {
  readonly operator: string;
  readonly details: string;
}

export interface Explainer {
  /** The steps of a statement; it is planned, not run. */
  explain(cypher: string): Promise<Step[]>;
  close(): Promise<void>;
}

export function openExplainer(): Explainer {
  const { uri, username, password } = neo4jOfWorker();
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  return {
    explain: async (cypher) => {
      const { summary } = await driver.executeQuery(cypher.replace(/^CYPHER 5/, 'CYPHER 5 EXPLAIN'));
      if (!summary.plan) throw new Error(`no plan for ${cypher}`);
      return stepsOf(summary.plan);
    },
    close: () => driver.close(),
  };
}

const stepsOf = ({ operatorType, arguments: given, children }: Plan): Step[] => [
  { operator: operatorType.replace(/@.*$/, ''), details: String(Reflect.get(given, 'Details') ?? '') },
  ...children.flatMap(stepsOf),
];

/** Steps whose cost grows with the whole graph, or that change it. */
const COSTLY = /Scan$|^CartesianProduct$/;
const WRITING = /^(Create|Merge|Set|Remove|Delete|DetachDelete|Foreach|LoadCSV)/;

export const isCostly = ({ operator }: Step): boolean => COSTLY.test(operator);
export const isWriting = ({ operator }: Step): boolean => WRITING.test(operator);
/** A list that stands in the order of an index needs none of these. */
export const isSorting = ({ operator }: Step): boolean => /^(Sort|Top)$/.test(operator);

export const told = ({ operator, details }: Step): string => `${operator} ${details}`;
