import type { Claims } from './claims.ts';
import { csv } from './csv.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { jsonLd } from './json-ld.ts';
import { jsonl } from './jsonl.ts';
import { nQuads } from './n-quads.ts';
import type { FormatName } from './names.ts';
import { turtle } from './turtle.ts';
import type { Whole } from './whole.ts';

interface Format {
  readonly mediaType: string;
  /** What a file of it is called behind the dot. */
  readonly extension: string;
  /** Whether it is packed already. */
  readonly isPacked: boolean;
  write(claims: Claims, whole: Whole, manifest: () => Promise<object>): AsyncGenerator<string | Uint8Array>;
}

const text = (mediaType: string, extension: string, write: Format['write']): Format => ({
  mediaType: `${mediaType}; charset=utf-8`,
  extension,
  isPacked: false,
  write,
});

export const FORMATS = {
  jsonl: text('application/x-ndjson', 'jsonl', jsonl),
  csv: { mediaType: 'application/zip', extension: 'zip', isPacked: true, write: csv },
  jsonld: text('application/ld+json', 'jsonld', jsonLd),
  nquads: text('application/n-quads', 'nq', nQuads),
  turtle: text('text/turtle', 'ttl', turtle),
  graphml: text('application/graphml+xml', 'graphml', graphml),
  gexf: text('application/gexf+xml', 'gexf', gexf),
} satisfies Record<FormatName, Format>;

export const isFormat = (name: string): name is FormatName => Object.hasOwn(FORMATS, name);
