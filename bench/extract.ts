import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Extractor } from '../src/features/extraction/extract.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '../../shared/articles' },
    rounds: { type: 'string', default: '40' },
  },
});
const folder = new URL(`${values.articles}/`, import.meta.url);
const reports = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => readFileSync(new URL(file, folder), 'utf8'));

/** CPU seconds and seconds of the clock that some work took. */
function spent(work: () => void): { cpu: number; clock: number } {
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1e6, clock: (performance.now() - began) / 1e3 };
}

let extractor = new Extractor();
const loading = spent(() => {
  extractor = new Extractor();
});
const readAll = (rounds: number): void => {
  for (let round = 0; round < rounds; round += 1) for (const report of reports) extractor.read(report);
};
readAll(10);
const rounds = Number(values.rounds);
const reading = spent(() => readAll(rounds));
const count = rounds * reports.length;
const characters = reports.reduce((sum, report) => sum + [...report].length, 0);

console.log(`lexicon loaded in ${(loading.cpu * 1e3).toFixed(0)} ms of CPU`);
console.log(`${reports.length} reports of ${Math.round(characters / reports.length)} characters, ${rounds} times`);
console.log(
  `${(count / reading.cpu).toFixed(0)} reports a second of CPU, ${(count / reading.clock).toFixed(0)} by the clock`,
);
