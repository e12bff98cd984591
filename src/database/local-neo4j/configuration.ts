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

/** neo4j.conf: loopback only, Bolt only, every setting measured. */
export function configuration(port: number, installation: Installation): string {
  return `# Written by Silian at each start; changes here are lost.\nserver.bolt.listen_address=127.0.0.1:${port}\n${SETTINGS}${pluginSettings(installation)}`;
}
