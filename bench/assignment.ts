import { parse } from 'graphql';
import { openGraph } from './graph.ts';
import { marketOf } from './market.ts';

const ASSIGNMENT = parse(`query ($kind: AssignmentKind) {
  assignment(kind: $kind) { objective bound optimal unmetDemand unusedSupply candidates pruned pairs { totalCount } }
}`);
const SIZE = 2_000;

const graph = await openGraph({ home: `.home-market-${SIZE}`, batches: () => marketOf(SIZE, 5) });
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 50);
try {
  for (const kind of ['QUANTITIES', 'QUANTITIES', 'ONE_TO_ONE', 'STABLE']) {
    const began = performance.now();
    const answer = await graph.ask(ASSIGNMENT, { kind });
    console.log(kind, `${(performance.now() - began).toFixed(0)} ms`, JSON.stringify(answer));
  }
  console.log(`resident memory at most ${Math.round(peak / 2 ** 20)} MiB`);
} finally {
  clearInterval(watch);
  await graph.close();
}
