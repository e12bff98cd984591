// The thread in which networks are measured, so that a long measure does not hold up other requests. Plain JavaScript,
// because the same file runs from the sources (tests) and beside the compiled service.
// in: {id, task, network: {order, sources, targets}}; out: {id, result} or {id, failed}
import { parentPort } from 'node:worker_threads';
import { adjacencyOf } from './adjacency.mjs';
import { betweenness, closeness, degree, pagerank } from './centrality.mjs';
import { communities } from './communities.mjs';
import { cutOff, parts } from './parts.mjs';

/** Sums of the same numbers in another order differ in their last digits: equal scores have to be equal for ties. */
const DIGITS = 1e12;

/** Nodes from the highest score down, the lower number first among equals. */
function ranked(measured, listed = () => true) {
  const scores = measured.map((score) => Math.round(score * DIGITS) / DIGITS);
  const order = Uint32Array.from(scores.keys()).filter((node) => listed(scores[node]));
  return { scores, order: order.sort((a, b) => scores[b] - scores[a] || a - b) };
}

const TASKS = {
  DEGREE: (graph) => ranked(degree(graph)),
  BETWEENNESS: (graph) => ranked(betweenness(graph)),
  CLOSENESS: (graph) => ranked(closeness(graph)),
  PAGERANK: (graph) => ranked(pagerank(graph)),
  BRIDGE: (graph) => ranked(cutOff(graph), (score) => score > 0),
  PARTS: (graph) => {
    const { sizes } = parts(graph);
    return { count: sizes.length, largest: sizes.reduce((most, size) => Math.max(most, size), 0) };
  },
  COMMUNITIES: (graph) => ({ ...communities(graph), degree: degree(graph) }),
};

parentPort.on('message', ({ id, task, network }) => {
  try {
    parentPort.postMessage({ id, result: TASKS[task](adjacencyOf(network)) });
  } catch (error) {
    parentPort.postMessage({ id, failed: String(error?.stack ?? error) });
  }
});
