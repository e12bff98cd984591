import { onTestFinished } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { ingestAll } from '../../src/features/ingestion/ingest-all.ts';
import { given } from '../../src/features/ingestion/lines.ts';
import { linesOf } from '../../src/features/ingestion/parse.ts';
import { NOW } from '../support/graph.ts';
import { entity, source } from '../support/records.ts';

/** A large ingest of schools that waits behind its first part. */
export interface OpenRun {
  readonly schools: number;
  /** Lets it go on, and waits until it is sealed. */
  end(): Promise<void>;
}

const SCHOOLS = 2_001;

export async function openRun(database: Database): Promise<OpenRun> {
  const [reached, released] = [gate(), gate()];
  const held: Database = {
    ...database,
    write: async (work) => {
      const [row] = await database.read("CYPHER 5 MATCH (a:Audit {act: 'WRITE_PART'}) RETURN count(a) AS parts");
      if (row?.parts === 1) {
        reached.open();
        await released.opened;
      }
      return database.write(work);
    },
  };
  const records = [
    source(),
    ...Array.from({ length: SCHOOLS }, (_, at) => entity('SCHOOL', `school:run${at}`, `批次学院${at}`)),
  ];
  const lines = linesOf(records.map((record) => JSON.stringify(record)).join('\n'), 'list');
  const running = ingestAll(held, given(lines), { now: NOW });
  onTestFinished(released.open);
  await Promise.race([reached.opened, running]);
  return {
    schools: SCHOOLS,
    end: async () => {
      released.open();
      await running;
    },
  };
}

function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
