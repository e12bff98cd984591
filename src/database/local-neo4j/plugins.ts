import { join } from 'node:path';

/** What Neo4j can have besides itself, each a profile of pom.xml; opt-in, because one that is broken stops the server. */
export const PLUGINS = ['gds'] as const;
export type Plugin = (typeof PLUGINS)[number];

/** Whose procedures may look at the inside of the server. */
const PROCEDURES: Record<Plugin, string> = { gds: 'gds.*' };

interface Plugged {
  readonly folder: string;
  readonly plugins: readonly Plugin[];
}

export const pluginFolder = (installation: string): string => join(installation, 'plugins');

/** Lines of neo4j.conf; none without plugins. */
export function pluginSettings({ folder, plugins }: Plugged): string {
  if (plugins.length === 0) return '';
  const unrestricted = plugins.map((plugin) => PROCEDURES[plugin]).join(',');
  return `server.directories.plugins=${pluginFolder(folder)}\ndbms.security.procedures.unrestricted=${unrestricted}\n`;
}
