import type { Command } from 'commander';
import type { Flags } from '../config.ts';
import type { Retracted } from '../features/ingestion/retract.ts';
import { verb, withGraph } from './options.ts';

interface Options extends Flags {
  readonly reason: string;
  readonly endedOn?: string;
  readonly by?: string;
  readonly withFacts?: true;
}

export const retractVerb = (): Command =>
  verb(
    'retract',
    'End facts and entities on a day, or withdraw what should not have been recorded; nothing is deleted.',
    '记事实或实体于某日终止，或撤回本不应记录者；从不删除',
  )
    .argument('<id...>', 'Ids of facts or entities, or keys of entities. 事实或实体的标识，或实体的 key')
    .requiredOption('--reason <text>', 'Why; it is kept and shown. 理由，予以保存并可查')
    .option(
      '--ended-on <day>',
      'The first day on which it no longer holds; without, it is withdrawn. 自何日起不再成立；不给则撤回',
    )
    .option('--by <name>', 'Who says so; kept in the graph, not served. 何人提出；存于图中，不对外提供')
    .option('--with-facts', 'Withdraw the facts that stand on an entity with it. 连同依附于实体的事实一并撤回')
    .action(retractAll);

async function retractAll(ids: readonly string[], options: Options): Promise<void> {
  const { retract } = await import('../features/ingestion/retract.ts');
  await withGraph(options, async ({ database }) => {
    await database.ping();
    for (const id of ids) {
      const done = await retract(database, { ...options, id }, new Date());
      process.stdout.write(`${id}: ${told(done)}\n`);
    }
  });
}

function told({ outcome, knownTo, facts }: Retracted): string {
  if (outcome === 'ENDED') return 'its end is recorded. 已记终止';
  if (outcome === 'UNCHANGED')
    return knownTo.startsWith('9999')
      ? 'that end was recorded already, nothing changed. 终止早已如此记录，未作改动'
      : `withdrawn already on ${knownTo}, nothing changed. 早已撤回，未作改动`;
  return facts > 0 ? `withdrawn, and ${facts} facts with it. 已撤回，连同 ${facts} 条事实` : 'withdrawn. 已撤回';
}
