import { afterAll, beforeAll, expect, it } from 'vitest';
import { openGraph, type TestGraph } from '../support/graph.ts';
let graph: TestGraph;
beforeAll(async () => { graph = await openGraph(); });
afterAll(() => graph.close());
it('loads', async () => {
  const t=Date.now();
  console.log(await graph.loadSeed(), Date.now()-t);
  console.log(await graph.loadSeed());
  const q = async (s: string, v?: any) => { const t=Date.now(); const r = await graph.execute(s, v); console.log(JSON.stringify(r, null, 1).slice(0, 2500), Date.now()-t, 'ms', graph.statements.length); if (r.errors) console.log(r.errors[0]?.originalError ?? r.errors[0]?.stack, graph.statements[0]?.slice(0,1500)); };
  await q('{ entity(by: {key: "school:4114012888"}) { id key name kind aliases { name kind } identifiers { scheme value } ... on School { educationLevel majors { totalCount nodes { code name } } appointments { nodes { title person { name } validity { observedOn } provenance { status evidence { nodes { paragraph start end source { key } } } } } } } } }');
  await q('{ people(first: 3, filter: {relatedTo: [{predicate: HOLDS_ROLE, atLeast: 2}]}, orderBy: {field: NAME}) { totalCount edges { cursor node { name appointments { totalCount nodes { title body { name __typename } } } } } pageInfo { hasNextPage endCursor } } }');
  await q('{ search(query: "xiegang", facets: [KIND]) { totalCount edges { score matchedOn node { name kind } } facets { dimension buckets { value label count } } } }');
  await q('{ search(query: "装备制造 联合体") { totalCount edges { score matchedOn node { name kind key } } } }');
  await q('{ counts(by: [KIND, REGION, SOURCE]) { dimension buckets { value label count } } }');
  await q('{ events(first: 1, filter: {nameContains: "工作会议"}) { nodes { name startsOn hosts: participations(capacity: HOST) { nodes { participant { name } } } outcomes { nodes { predicate from { __typename name } ... on Link { qualifier } } } region { name parent { name } } attendance { atLeast exact } } } }');
});
