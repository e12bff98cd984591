import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Export } from '../src/features/export/export.ts';
import { FORMAT_NAMES, type FormatName } from '../src/features/export/names.ts';
import { projectRoot } from '../src/project-root.ts';
import { type Graph, openGraph } from './graph.ts';
import { batchesOf } from './real-graph.ts';

/** How one export went: `seconds` by the clock, `cpu` of this process, the rest of the time is Neo4j's. */
interface Measured {
  readonly facts: number;
  readonly entities: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly cpu: number;
}

async function run({ database }: Graph, format: FormatName): Promise<Measured> {
  const request = { filter: { includeSynthetic: true }, asOf: {}, bom: false };
  const publication = { base: 'urn:silian:', licence: 'none' };
  const [began, used] = [performance.now(), process.cpuUsage()];
  const made = new Export(database, { format, request, publication, now: new Date(), personIdentifiers: true });
  let bytes = 0;
  for await (const chunk of made.chunks()) bytes += Buffer.byteLength(chunk);
  const { user, system } = process.cpuUsage(used);
  const { counts } = await made.manifest();
  return {
    facts: counts.relations,
    entities: counts.entities,
    bytes,
    seconds: (performance.now() - began) / 1_000,
    cpu: (user + system) / 1_000_000,
  };
}

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(projectRoot, '../shared/data/real-graph') },
    times: { type: 'string', default: '5' },
  },
});
const graph = await openGraph({ home: '.home', batches: () => batchesOf(values.data) });
try {
  console.log('| format | facts | entities | MB | first s | best s | facts/s | claims/s | CPU here s | MiB |');
  console.log('|---|---|---|---|---|---|---|---|---|---|');
  for (const format of FORMAT_NAMES) {
    const all: Measured[] = [];
    for (let time = 0; time < Number(values.times); time++) all.push(await run(graph, format));
    const best = all.reduce((one, other) => (other.seconds < one.seconds ? other : one));
    const { facts, entities, bytes, seconds, cpu } = best;
    const peak = process.resourceUsage().maxRSS / 1_024;
    const rates = [facts / seconds, (facts + entities) / seconds].map((rate) => rate.toFixed(0));
    const figures = [
      (bytes / 1e6).toFixed(1),
      all[0]?.seconds.toFixed(2),
      seconds.toFixed(2),
      ...rates,
      cpu.toFixed(2),
    ];
    console.log(`| ${[format, facts, entities, ...figures, peak.toFixed(0)].join(' | ')} |`);
  }
} finally {
  await graph.close();
}
