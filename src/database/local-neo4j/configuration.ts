import type { Installation } from './install.ts';
import { pluginSettings } from './plugins.ts';

/** Memory for pages in MiB, and what one transaction, and all of them, may take; 0: whatever they need. */
interface Bounds {
  readonly pages: number;
  readonly time: string;
  readonly memory: string;
  readonly memoryOfAll: string;
}

// The limits on time and memory keep one runaway query from taking the server down with it.
const SERVING: Omit<Bounds, 'pages'> = { time: '30s', memory: '64m', memoryOfAll: '256m' };
/** While a whole graph is loaded nobody asks anything else: indexes take the memory and the time that they need. */
const LOADING: Bounds = { pages: 512, time: '0', memory: '0', memoryOfAll: '0' };

// Logs of 16 MB: an empty home takes some 40 MB, not 517. They are made before they are written to: without that a full
// disk leaves half an entry behind, and Neo4j never opens again (test/hostile/disk-full.test.ts). The two waits at shutdown: a stop takes under a second, not 11.
const settings = ({ pages, time, memory, memoryOfAll }: Bounds): string => `server.default_listen_address=127.0.0.1
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=${pages}m
internal.server.bolt.thread_pool_shutdown_wait_time=200ms
internal.server.bolt.connection_shutdown_wait_time=200ms
db.tx_log.rotation.size=16m
db.tx_log.rotation.retention_policy=1 days 256M
db.transaction.timeout=${time}
dbms.memory.transaction.total.max=${memoryOfAll}
db.memory.transaction.max=${memory}
`;

interface Configured {
  readonly port: number;
  readonly installation: Installation;
  readonly loading: boolean;
  /** Memory for pages while it serves, in MiB. */
  readonly pages: number;
}

/** neo4j.conf: loopback only, Bolt only, every setting measured. */
export function configuration({ port, installation, loading, pages }: Configured): string {
  return `# Written by Silian at each start; changes here are lost.\nserver.bolt.listen_address=127.0.0.1:${port}\n${settings(loading ? LOADING : { ...SERVING, pages })}${pluginSettings(installation)}`;
}
