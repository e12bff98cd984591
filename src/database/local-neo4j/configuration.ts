import type { Installation } from './install.ts';
import { pluginSettings } from './plugins.ts';

// Logs of 16 MB: an empty home takes some 40 MB, not 517. They are made before they are written to: without that a full
// disk leaves half an entry behind, and Neo4j never opens again (test/hostile/disk-full.test.ts). The two waits at shutdown: a stop takes under a second, not 11.
// The limits on time and memory keep one runaway query from taking the server down with it.
const SETTINGS = `server.default_listen_address=127.0.0.1
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=128m
internal.server.bolt.thread_pool_shutdown_wait_time=200ms
internal.server.bolt.connection_shutdown_wait_time=200ms
db.tx_log.rotation.size=16m
db.tx_log.rotation.retention_policy=1 days 256M
db.transaction.timeout=30s
dbms.memory.transaction.total.max=256m
db.memory.transaction.max=64m
`;

/** While a whole graph is loaded nobody asks anything else: indexes take the memory and the time that they need. */
const LOADING = SETTINGS.replace('pagecache.size=128m', 'pagecache.size=512m')
  .replace('timeout=30s', 'timeout=0')
  .replaceAll(/(transaction\.(?:total\.)?max)=\w+/g, '$1=0');

/** neo4j.conf: loopback only, Bolt only, every setting measured. */
export function configuration(port: number, installation: Installation, loading: boolean): string {
  const settings = loading ? LOADING : SETTINGS;
  return `# Written by Silian at each start; changes here are lost.\nserver.bolt.listen_address=127.0.0.1:${port}\n${settings}${pluginSettings(installation)}`;
}
