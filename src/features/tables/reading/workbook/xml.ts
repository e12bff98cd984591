import type { Readable } from 'node:stream';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { MAX_FIELD } from '../row.ts';

/** Something of an XML part: an element begins, its text, an element ends. Names are without prefix. */
export type XmlEvent =
  | { readonly type: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'close'; readonly name: string };

/** Reads a part of a workbook as a stream. Entities other than XML's own are faults, so nothing grows by them. */
export async function* xmlEvents(stream: Readable): AsyncGenerator<XmlEvent> {
  const parser = new SaxesParser();
  let events: XmlEvent[] = [];
  let fault: Error | undefined;
  parser.on('error', (error) => {
    fault ??= error;
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    events.push({ type: 'open', name: local(name), attributes });
  });
  parser.on('text', (text) => {
    events.push({ type: 'text', text });
  });
  parser.on('closetag', ({ name }) => {
    events.push({ type: 'close', name: local(name) });
  });
  const decoder = new TextDecoder('utf-8');
  let silent = 0;
  for await (const chunk of stream) {
    parser.write(decoder.decode(chunk, { stream: true }));
    if (fault) throw fault;
    // the parser keeps a text until it ends
    silent = events.length === 0 ? silent + chunk.length : 0;
    if (silent > MAX_SILENT) throw tooLong();
    yield* events;
    events = [];
  }
  parser.close();
  if (fault) throw fault;
  yield* events;
}

/** Bytes that a cell's text may take: a character of UTF-16 takes three in UTF-8. */
const MAX_SILENT = 3 * MAX_FIELD;
const tooLong = (): Error => new Error(`a cell holds more than ${MAX_FIELD} characters`);

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Text that grows piece by piece, up to the limit of a field. */
export class GrowingText {
  #text = '';

  add(text: string): void {
    this.#text += text;
    if (this.#text.length > MAX_FIELD) throw tooLong();
  }

  take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }
}
