import neo4j, { type Plan, type ProfiledPlan } from 'neo4j-driver';
import { neo4jOfWorker } from './worker.ts';

/** One step of how Neo4j would run a statement. */
export interface Step {
  readonly operator: string;
  readonly details: string;
}

export interface Explainer {
  /** The steps of a statement; it is planned, not run. */
  explain(cypher: string): Promise<Step[]>;
  /** How often a statement asks the store when it is run. */
  hits(cypher: string, parameters: Readonly<Record<string, unknown>>): Promise<number>;
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
    hits: async (cypher, parameters) => {
      const { summary } = await driver.executeQuery(cypher.replace(/^CYPHER 5/, 'CYPHER 5 PROFILE'), parameters);
      if (!summary.profile) throw new Error(`no profile for ${cypher}`);
      return hitsOf(summary.profile);
    },
    close: () => driver.close(),
  };
}

const hitsOf = ({ dbHits, children }: ProfiledPlan): number =>
  children.reduce((sum, child) => sum + hitsOf(child), Number(dbHits));

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
