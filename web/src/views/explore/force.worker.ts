import iterate from 'graphology-layout-forceatlas2/iterate.js';
import { settingsFor } from '../../core/layout/force.ts';

/** Moves what it is given, round by round, and tells how far it is at most four times a second. */
export interface Task {
  readonly id: number;
  readonly nodes: Float32Array<ArrayBuffer>;
  readonly edges: Float32Array<ArrayBuffer>;
  readonly rounds: number;
}
export interface Progress {
  readonly id: number;
  readonly nodes: Float32Array;
  readonly done: boolean;
}

const PER_NODE = 10;
const PAUSE = 250; // milliseconds between two messages
const SLICE = 10;

let current = 0;

self.onmessage = ({ data }: MessageEvent<Task>): void => {
  current = data.id;
  work(data, 0, performance.now());
};

/** Some rounds, then a turn for messages: a newer task takes the place of this one. */
function work({ id, nodes, edges, rounds }: Task, begun: number, told: number): void {
  if (id !== current) return;
  const settings = settingsFor(nodes.length / PER_NODE);
  const until = Math.min(begun + SLICE, rounds);
  for (let round = begun; round < until; round++) iterate(settings, nodes, edges);
  const done = until === rounds;
  const now = performance.now();
  const tells = done || now - told >= PAUSE;
  if (tells) self.postMessage({ id, nodes, done } satisfies Progress);
  if (!done) setTimeout(() => work({ id, nodes, edges, rounds }, until, tells ? now : told));
}
