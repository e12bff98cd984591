import { userInfo } from 'node:os';
import { Command } from 'commander';
import { type Config, type Flags, readConfig } from '../config.ts';
import type { Graph } from '../server/graph.ts';

/** Lines for people go to standard error; standard output carries the log, or a verb's answer. */
export const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** A verb that works on the graph of a data folder. */
export const verb = (name: string, english: string, chinese: string): Command =>
  new Command(name)
    .description(`${english}\n${chinese}`)
    .summary(`${english} ${chinese}`)
    .option('--home <folder>', 'Data folder; overrides SILIAN_HOME (default .silian). 数据目录，优先于 SILIAN_HOME')
    // a verb with verbs of its own takes what is written behind these for itself
    .hook('preAction', (_verb, acting) => {
      const above: Readonly<Record<string, unknown>> = acting.optsWithGlobals();
      for (const name of acting.options.map((option) => option.attributeName())) {
        if (above[name] !== undefined) acting.setOptionValue(name, above[name]);
      }
    });

/** Adds a reason that the verb cannot do without; the verbs that it holds can. */
export const withReason = (command: Command, text: string): Command =>
  command.option('--reason <text>', text).hook('preAction', (own, acting) => {
    if (own === acting && own.opts().reason === undefined) {
      own.error("error: required option '--reason <text>' not specified");
    }
  });

/** Who decides: whoever is named, else this user. */
export const whoever = ({ by }: { readonly by?: string }): string => by ?? userInfo().username;

/** Opens the graph that environment and flags name, works on it on behalf of whoever runs this, and closes it. */
export async function withGraph<T>(
  flags: Flags & { readonly by?: string },
  work: (graph: Graph, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env, flags);
  const { openGraph } = await import('../server/graph.ts');
  const graph = await openGraph(config, tell);
  try {
    return await work({ ...graph, database: graph.database.onBehalfOf(`cli:${whoever(flags)}`) }, config);
  } finally {
    await graph.close();
  }
}
