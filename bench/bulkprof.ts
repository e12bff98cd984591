import { createReadStream, rmSync } from 'node:fs';
import { bulkRows } from '../src/features/ingestion/bulk/bulk.ts';
import { linesIn } from '../src/features/ingestion/lines.ts';
const file = process.argv[2]!;
const t = process.cpuUsage(); let last = '';
const lines = async function* () { yield* linesIn(file, createReadStream(file)); };
const out = await bulkRows(lines(), { now: new Date(), folder: '/tmp/bulkprof', onProgress: ({ stage, records }) => { if (stage !== last) { last = stage; console.log(stage, process.cpuUsage(t).user / 1e6); } } });
console.log('end', process.cpuUsage(t).user / 1e6, process.cpuUsage(t).system / 1e6, out.counts);
rmSync('/tmp/bulkprof', { recursive: true });
