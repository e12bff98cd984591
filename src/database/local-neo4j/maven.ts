import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { LocalNeo4jError } from './error.ts';

const REPORT_EVERY_MS = 2000;
const UNITS = new Map([
  ['B', 1],
  ['kB', 1e3],
  ['MB', 1e6],
]);

export interface Fetching {
  maven: string;
  pom: string;
  into: string;
  /** Profiles of the pom besides its dependencies. */
  profiles?: readonly string[];
  onProgress: (line: string) => void;
}

/** Lets Maven copy the run-time jars of the pom into a folder; says every other second how much it has downloaded. */
export async function fetchJars({ maven, pom, into, profiles = [], onProgress }: Fetching): Promise<void> {
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${into}`];
  const chosen = profiles.length === 0 ? [] : ['--activate-profiles', profiles.join(',')];
  const child = spawn(maven, ['--batch-mode', '--file', pom, ...chosen, ...goal], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  const complaints: string[] = [];
  const count = downloadCounter(onProgress);
  child.stderr.on('data', (chunk) => complaints.push(String(chunk)));
  for await (const line of createInterface(child.stdout)) {
    count(line);
    if (line.includes('ERROR')) complaints.push(line);
  }
  const [code] = await ended;
  if (code !== 0) throw failed(complaints);
}

// "[INFO] Downloaded from central: <address>/neo4j-5.26.19.jar (1.2 MB at 3.4 MB/s)"
function downloadCounter(onProgress: (line: string) => void): (line: string) => void {
  let [files, bytes, reported] = [0, 0, Date.now()];
  return (line) => {
    const [, amount, unit] = line.match(/Downloaded .* \(([\d.]+) (B|kB|MB)/) ?? [];
    if (amount === undefined || unit === undefined) return;
    files += 1;
    bytes += Number(amount) * (UNITS.get(unit) ?? 0);
    if (Date.now() - reported < REPORT_EVERY_MS) return;
    reported = Date.now();
    onProgress(`${files} files, ${Math.round(bytes / 1e6)} MB so far`);
  };
}

function failed(complaints: string[]): LocalNeo4jError {
  const words = complaints.join('\n').trim().split('\n').slice(0, 6).join('\n');
  return new LocalNeo4jError(
    `Maven could not fetch Neo4j:\n${words}\nCheck the network and Maven's settings and start again, or run \`docker compose up\`, or set NEO4J_URI.`,
  );
}
