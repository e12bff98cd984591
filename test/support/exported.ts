import type { Database } from '../../src/database/database.ts';
import { Export } from '../../src/features/export/export.ts';
import type { Manifest } from '../../src/features/export/manifest.ts';
import type { FormatName } from '../../src/features/export/names.ts';
import { parseRequest } from '../../src/features/export/request.ts';
import { NOW } from './graph.ts';

export const PUBLICATION = { base: 'urn:silian:', licence: 'CC0-1.0' };

/** A whole export in memory, as the command line and the service make it. */
export async function exported(
  database: Database,
  format: FormatName,
  parameters: Readonly<Record<string, string>> = {},
  now = NOW,
): Promise<{ bytes: Buffer; text: string; manifest: Manifest }> {
  const request = parseRequest(Object.entries(parameters));
  const made = new Export(database, { format, request, publication: PUBLICATION, now, personIdentifiers: true });
  const chunks: Buffer[] = [];
  for await (const chunk of made.chunks()) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  return { bytes, text: bytes.toString('utf8'), manifest: await made.manifest() };
}

/** The records of an export in JSON Lines. */
// biome-ignore lint/suspicious/noExplicitAny: tests compare them whole
export const recordsIn = (text: string): any[] =>
  text
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
