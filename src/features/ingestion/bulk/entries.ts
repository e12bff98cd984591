import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { Properties } from '../state.ts';
import type { Sheets } from './sheet.ts';
import type { Trees } from './trees.ts';

const Entry = z.object({ number: z.number(), labels: z.string(), properties: Properties });

/** Writes entries of trees that threads have put aside, with the keys of what they lie in. */
export async function writeEntries(
  files: readonly string[],
  sheets: Sheets,
  trees: Trees,
  today: string,
): Promise<void> {
  for (const file of files.filter((each) => existsSync(each))) {
    for await (const line of createInterface(createReadStream(file))) {
      const { number, labels, properties } = Entry.parse(JSON.parse(line));
      sheets.node(labels, number, { ...properties, lineage: trees.lineage(String(properties.key), today) });
    }
  }
}
