import type { Command } from 'commander';
import { tell, verb, withGraph } from './options.ts';

export const seedVerb = (): Command =>
  verb(
    'seed',
    'Load the first knowledge; what is there already stays. serve does it too.',
    '载入初始知识，已有内容不变；serve 启动时亦会执行',
  ).action((flags) =>
    withGraph(flags, async (graph) => {
      const { fillGraph } = await import('../server/graph.ts');
      await fillGraph(graph, tell);
      process.stdout.write('The seed is there. 初始知识已就绪\n');
    }),
  );
