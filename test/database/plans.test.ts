import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statementText } from '../../src/database/statement.ts';
import { projectRoot } from '../../src/project-root.ts';
import { questions, statementsOf } from '../support/composed.ts';
import { openGraph, type TestGraph } from '../support/graph.ts';
import { loadMany, unloadAll } from '../support/loaded.ts';
import { type Explainer, isCostly, isSorting, isWriting, openExplainer, type Step, told } from '../support/plans.ts';

let graph: TestGraph;
let explainer: Explainer;
beforeAll(async () => {
  graph = await openGraph();
  await graph.loadSeed();
  await loadMany(graph.database);
  explainer = openExplainer();
}, 240_000);
afterAll(async () => {
  await explainer.close();
  await unloadAll(graph.database);
  await graph.close();
});

interface Exception {
  readonly question: RegExp;
  readonly step: RegExp;
  readonly reason: string;
}

/** Steps that look at all of something, and why they may. */
const EXCEPTIONS: readonly Exception[] = [
  {
    question: /^entities\(.*totalCount/,
    step: /^NodeIndexScan RANGE INDEX e1:Entity\(key\)/,
    reason: 'totalCount of all kinds looks at every entity: the lens is no index',
  },
  {
    question: /^counts\(/,
    step: /^NodeIndexScan RANGE INDEX e1:Entity\(key\)/,
    reason: 'facets over all kinds look at every entity: the lens is no index',
  },
  {
    question: /^(?!search).*((regions|industries): \[|key: "k:1" \})/,
    step: /^Top /,
    reason: 'where those who meet a condition are few among all, they are begun with and then sorted',
  },
  {
    question: /^forgetting\/(mentions|people)$/,
    step: /Scan/,
    reason:
      'somebody is erased once: all texts are looked into for names of theirs, and other keys and questions are few',
  },
  {
    question: /^bulk\/empty-lists$/,
    step: /Scan/,
    reason: 'a graph that was just made is gone through once, before it has indexes',
  },
  {
    question: /^sources/,
    step: /^NodeIndexScan RANGE INDEX s1:Source\(dateOrder, key\)/,
    reason: 'every source is in the list; the scan runs in the order asked for and stops at the page',
  },
  {
    question: /^entities\(.*(kinds|allianceKinds): \[/,
    step: /^Top /,
    reason: 'where some kinds are few among all, they are sought by kind and then sorted',
  },
  {
    question: /^(merging\/mergers$|mergers\()/,
    step: /^NodeIndexScan RANGE INDEX m:Merger\(mergedAt, id\)/,
    reason: 'every merger is in the list; the scan runs in the order asked for and stops at the page',
  },
  {
    question: /^questions\(/,
    step: /^(Top|Sort) score DESC, id ASC/,
    reason: 'those that wait for a curator are found by their state, then sorted',
  },
  {
    question: /^run\/(runs|drop-parts)$/,
    step: /^(NodeByLabelScan \w+:(Run|Part)|DirectedRelationshipTypeScan .*:HAS_PART)/,
    reason: 'large ingests are few: one a list',
  },
  {
    question:
      /^(create-(facts|speakers)|run\/(begin|end)|resolution\/create-questions|merging\/(create-merger|(move|drop)-other-keys|versions))$/,
    step: /^CartesianProduct/,
    reason: 'two ends, each a single row found by its key',
  },
];

const isExcepted = (question: string, step: string): boolean =>
  EXCEPTIONS.some((exception) => exception.question.test(question) && exception.step.test(step));

/** Each distinct statement of the contract’s fields, and the question it came from; two are planned at a time. */
async function explained(look: (name: string, steps: readonly Step[]) => void): Promise<void> {
  const names = new Map<string, string>();
  for (const { name, source } of questions()) {
    for (const cypher of await statementsOf(source)) if (!names.has(cypher)) names.set(cypher, name);
  }
  const waiting = [...names];
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) look(next[1], await explainer.explain(next[0]));
  };
  await Promise.all([work(), work()]);
}

describe('every statement of the contract’s fields, planned on a loaded graph', () => {
  it('scans nothing but what is declared, joins no strangers, writes nothing, and reads root pages in an index’s order', async () => {
    const faults: string[] = [];
    let statements = 0;
    await explained((name, steps) => {
      statements += 1;
      const isRootPage = /^(?!search|nodes?\(|entity\().* \{ nodes \{ id \} pageInfo/.test(name);
      const wrong = steps.filter((step) => isCostly(step) || isWriting(step) || (isRootPage && isSorting(step)));
      for (const step of wrong.map(told)) if (!isExcepted(name, step)) faults.push(`${name}: ${step}`);
    });
    expect(faults).toEqual([]);
    expect(statements).toBeGreaterThan(150);
  }, 240_000);
});

/** They ask the server about itself. */
const UNPLANNED = ['run/older-reads.cypher', 'plan-anew.cypher'];

describe('every statement that records are written by', () => {
  const names = readdirSync(join(projectRoot, 'cypher', 'ingestion'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.cypher') && !UNPLANNED.includes(file))
    .map((file) => file.replace('.cypher', ''));

  it.each(names)('%s finds its rows by an index', async (name) => {
    const steps = await explainer.explain(statementText(`ingestion/${name}`, ['MEMBER_OF']));
    const costly = steps.filter(isCostly).map(told);
    expect(costly.filter((step) => !isExcepted(name, step))).toEqual([]);
  });
});

describe('what is looked for', () => {
  it.each([
    ['MATCH (n) RETURN n', 'AllNodesScan'],
    ['MATCH (s:School) RETURN s', 'NodeByLabelScan'],
    ["MATCH (a:Entity {key: '1'}), (b:Source {key: '2'}) RETURN a, b", 'CartesianProduct'],
    ['MATCH ()-[r]->() RETURN r', 'DirectedAllRelationshipsScan'],
    ['MATCH ()-[r]-() RETURN r', 'UndirectedAllRelationshipsScan'],
    ['MATCH ()-[r:ADVOCATES]->() RETURN r', 'DirectedRelationshipTypeScan'],
    ['CREATE (n:Entity)', 'Create'],
    ['MATCH (e:Entity {key: $key}) SET e.name = $name', 'SetProperty'],
    ['MATCH (e:Entity {key: $key}) DETACH DELETE e', 'DetachDelete'],
  ])('is seen in %s', async (cypher, operator) => {
    const steps = await explainer.explain(`CYPHER 5 ${cypher}`);
    expect(steps.filter((step) => isCostly(step) || isWriting(step)).map((step) => step.operator)).toContain(operator);
  });
});
