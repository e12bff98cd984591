import { firstWhere } from '../../database/halving.ts';
import type { Folded } from './fold.ts';
import { fold } from './fold.ts';
import { anyOf, type Lexicon } from './lexicon.ts';

/** A passage of the text, in code points, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A non-empty line of the body counted from 1; 0 for a line of the header. Boilerplate is not counted. */
export interface Paragraph extends Span {
  readonly number: number;
}

/** A report as it is printed: its header taken apart, its body in paragraphs. */
export interface Article extends Folded {
  readonly title: Span | undefined;
  readonly publisher: Span | undefined;
  readonly contributor: Span | undefined;
  /** An ISO day, and a time of the day where one is printed. */
  readonly publishedOn: string | undefined;
  readonly publishedAt: string | undefined;
  readonly url: string | undefined;
  /** The year that days without one belong to. */
  readonly year: number | undefined;
  readonly paragraphs: readonly Paragraph[];
}

const RULER = /^-{3,}$/;
const DATE = /((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s*(\d{1,2}:\d{2}(?::\d{2})?))?/;

/** Takes a text apart; what has no header is all body. */
export function readArticle(source: string, lexicon: Lexicon): Article {
  const folded = fold(source);
  const lines = linesOf(folded.text);
  const ruler = lines.findIndex((line) => RULER.test(wordsOf(folded.text, line)));
  const keyed =
    ruler > 0 && lines.slice(0, ruler).every((line) => /^[^：，。]{1,12}：/.test(wordsOf(folded.text, line)));
  const header = keyed
    ? keyedHeader(folded.text, lines.slice(0, ruler), lexicon)
    : printedHeader(folded.text, lines, lexicon);
  const body = bodyOf(folded.text, lines.slice(keyed ? ruler + 1 : header.lines), lexicon);
  const publisher = header.publisher ?? inlinePublisher(folded.text, body);
  const { title, contributor, date, url } = header;
  const paragraphs = [...(title ? [{ number: 0, ...title }] : []), ...body];
  const year = yearOf(date, url, paragraphs.map((line) => folded.text.slice(line.start, line.end)).join('\n'));
  return { ...folded, title, publisher, contributor, url, year, paragraphs, ...published(date) };
}

const wordsOf = (text: string, { start, end }: Span): string => text.slice(start, end);

/** Non-empty lines without the white space around them. */
function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  let at = 0;
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
    const skipped = line.length - line.trimStart().length;
    const trimmed = line.trim();
    if (trimmed !== '') lines.push({ start: at + skipped, end: at + skipped + trimmed.length });
    at += line.length;
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return lines;
}

interface Header {
  title: Span | undefined;
  publisher: Span | undefined;
  contributor: Span | undefined;
  date: string | undefined;
  url: string | undefined;
  /** How many lines it takes. */
  lines: number;
}
const EMPTY: Header = {
  title: undefined,
  publisher: undefined,
  contributor: undefined,
  date: undefined,
  url: undefined,
  lines: 0,
};

function keyedHeader(text: string, lines: readonly Span[], { document: { fields } }: Lexicon): Header {
  const value = (names: readonly string[]): Span | undefined => {
    for (const line of lines) {
      const match = new RegExp(`^${anyOf(names)}\\s*：\\s*`, 'i').exec(wordsOf(text, line));
      if (match && line.start + match[0].length < line.end)
        return { start: line.start + match[0].length, end: line.end };
    }
    return undefined;
  };
  const date = value(fields.date);
  const url = value(fields.url);
  return {
    ...EMPTY,
    title: value(fields.title),
    publisher: value(fields.publisher),
    date: date && wordsOf(text, date),
    url: url && wordsOf(text, url).replaceAll('：', ':').replaceAll('？', '?').replaceAll('，', ','),
    lines: lines.length,
  };
}

/** How far down a header may reach, and how long one of its lines may be. */
const HEADER_LINES = 8;
const HEADER_LINE = 60;

/** The first short lines without a full stop: site, title, date, contributor. */
function printedHeader(text: string, lines: readonly Span[], lexicon: Lexicon): Header {
  const isBody = (line: Span): boolean => {
    const words = wordsOf(text, line);
    return (/[。；]/.test(words) || words.length > HEADER_LINE) && !DATE.test(words.slice(0, 30).replaceAll('：', ':'));
  };
  const first = lines.findIndex((line) => isBody(line) || /日，|会议.*召开，/.test(wordsOf(text, line)));
  const length = Math.min(first === -1 ? 1 : first, HEADER_LINES);
  const header = lines.slice(0, length);
  const dated = header.findIndex((line) => DATE.test(wordsOf(text, line)));
  const date = header[dated];
  const above = header.slice(0, dated === -1 ? length : dated);
  const title = above.reduce<Span | undefined>(
    (best, line) => (best && best.end - best.start >= line.end - line.start ? best : line),
    undefined,
  );
  const before = above.filter((line) => title && line.start < title.start);
  const sourced =
    date && new RegExp(`${anyOf(lexicon.document.fields.publisher)}：\\s*([^\\s：]{2,20})`).exec(wordsOf(text, date));
  const named =
    sourced?.[1] && date
      ? spanAt(date.start + sourced.index + sourced[0].length - sourced[1].length, sourced[1])
      : undefined;
  const below = dated === -1 ? [] : header.slice(dated + 1);
  return {
    title,
    publisher: before[0] ?? named,
    contributor: below.find((line) => !lexicon.document.line.some((word) => wordsOf(text, line).startsWith(word))),
    date: date && wordsOf(text, date),
    url: undefined,
    lines: length,
  };
}

const spanAt = (start: number, words: string): Span => ({ start, end: start + words.length });

function bodyOf(text: string, lines: readonly Span[], { document: { end, line } }: Lexicon): Paragraph[] {
  const stop = lines.findIndex((each) => end.some((word) => wordsOf(text, each).startsWith(word)));
  return lines
    .slice(0, stop === -1 ? lines.length : stop)
    .filter(
      (each) => !(each.end - each.start < HEADER_LINE && line.some((word) => wordsOf(text, each).startsWith(word))),
    )
    .map((each, index) => ({ ...each, number: index + 1 }));
}

/** “（来源：某报）” at the head of the body. */
function inlinePublisher(text: string, [first]: readonly Paragraph[]): Span | undefined {
  if (!first) return undefined;
  const match = /^[（【]?(?:来源|稿源|转自)：\s*([^）】\s，。]{2,20})[）】]/.exec(wordsOf(text, first));
  return match?.[1] ? spanAt(first.start + match[0].length - 1 - match[1].length, match[1]) : undefined;
}

function published(words: string | undefined): Pick<Article, 'publishedOn' | 'publishedAt'> {
  const [, year, month, day, time] = DATE.exec((words ?? '').replaceAll('：', ':')) ?? [];
  const publishedOn = isoDay(Number(year), Number(month), Number(day));
  if (publishedOn === undefined || time === undefined) return { publishedOn, publishedAt: undefined };
  const [hours = '', minutes = '', seconds = '00'] = time.split(':');
  // a printed time is Beijing's
  const at = `${publishedOn}T${hours.padStart(2, '0')}:${minutes}:${seconds}+08:00`;
  return { publishedOn, publishedAt: Number.isNaN(Date.parse(at)) ? undefined : at };
}

/** A day of the calendar in ISO 8601; undefined where there is none such. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (Number.isNaN(date.getTime()) || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return year < 1000 || year > 9999 ? undefined : date.toISOString().slice(0, 10);
}

/** The year of publication; else one in the address; else the only one that the text names with a month. */
function yearOf(date: string | undefined, url: string | undefined, body: string): number | undefined {
  const printed = DATE.exec((date ?? '').replaceAll('：', ':'))?.[1];
  const address = /[/_-]((?:19|20)\d{2})[/_-]?(?:0[1-9]|1[0-2])/.exec(url ?? '')?.[1];
  const named = [...new Set([...body.matchAll(/((?:19|20)\d{2})年\d{1,2}月/g)].map(([, year]) => year))];
  const year = printed ?? address ?? (named.length === 1 ? named[0] : undefined);
  return year === undefined ? undefined : Number(year);
}

/** The paragraph that an index lies in. */
export function paragraphAt({ paragraphs }: Pick<Article, 'paragraphs'>, index: number): Paragraph | undefined {
  const found = paragraphs[firstWhere(paragraphs.length, (at) => (paragraphs[at]?.end ?? 0) > index)];
  return found && found.start <= index ? found : undefined;
}
