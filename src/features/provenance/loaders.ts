import DataLoader from 'dataloader';
import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { statement } from '../../database/statement.ts';

/** A source's text by its key, as code points so that offsets index it; null where none is held. */
export type SourceTexts = DataLoader<string, readonly string[] | null>;

const TextRow = z.object({ key: z.string(), text: z.string() });
const textsOfSources = statement('provenance/texts-of-sources', TextRow);

export const sourceTexts = (database: Database): SourceTexts =>
  new DataLoader(async (keys) => {
    const rows = await textsOfSources(database.read, { keys });
    const texts = new Map(rows.map(({ key, text }) => [key, [...text]]));
    return keys.map((key) => texts.get(key) ?? null);
  });
