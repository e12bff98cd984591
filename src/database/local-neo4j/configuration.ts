import type { Installation } from './install.ts';
import { pluginSettings } from './plugins.ts';

// preallocate off: an empty home takes 3 MB, not 517. The two waits at shutdown: a stop takes under a second, not 11.
// The limits on time and memory keep one runaway query from taking the server down with it.
const SETTINGS = `server.default_listen_address=127.0.0.1
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=128m
internal.server.bolt.thread_pool_shutdown_wait_time=200ms
internal.server.bolt.connection_shutdown_wait_time=200ms
db.tx_log.preallocate=false
db.tx_log.rotation.size=64m
db.tx_log.rotation.retention_policy=1 days 256M
db.transaction.timeout=30s
dbms.memory.transaction.total.max=256m
db.memory.transaction.max=64m
`;

/** neo4j.conf: loopback only, Bolt only, every setting measured. */
export function configuration(port: number, installation: Installation): string {
  return `# Written by Silian at each start; changes here are lost.\nserver.bolt.listen_address=127.0.0.1:${port}\n${SETTINGS}${pluginSettings(installation)}`;
}
