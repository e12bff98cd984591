import { type Count, closed, ratesOf, type Score, total } from '../features/extraction/score.ts';

/** One annotation's score, and what of it the rules do not read. */
export interface Scored {
  readonly name: string;
  readonly score: Score;
  readonly unread: Readonly<Record<string, number>>;
}

const HEADLINES = ['ENTITY', 'APPOINTMENT', 'CAPACITY'];

/** Scores with their rates, as one line of JSON. */
export function scoresAsJson(scores: readonly Scored[]): string {
  const rated = (one: Score) => ({
    ...one,
    counts: Object.fromEntries(
      Object.entries(one.counts).map(([kind, count]) => [
        kind,
        { ...count, ...ratesOf(count), f1Closed: ratesOf(closed(count)).f1 },
      ]),
    ),
  });
  const files = scores.map(({ name, score, unread }) => ({ name, ...rated(score), unread }));
  return JSON.stringify({ files, total: rated(total(scores.map(({ score }) => score))) });
}

/** Scores as a table of kinds, a line for each annotation, and what was missed and wrong. */
export function scoresAsText(scores: readonly Scored[]): string {
  const all = total(scores.map(({ score }) => score));
  return [
    'kind 类别       expected proposed    right precision    recall        F1 F1 closed   unjudged',
    ...Object.entries(all.counts).map(([kind, count]) => row(kind, count)),
    ...(scores.length > 1 ? scores.map(({ name, score }) => `${name}: ${headlines(score)}`) : []),
    ...all.missed.map((line) => `missed 漏: ${line}`),
    ...all.wrong.map((line) => `wrong 误: ${line}`),
    `negatives violated 违反的否定项: ${all.violated.length}`,
    ...all.violated.map((line) => `  ${line}`),
  ].join('\n');
}

function row(kind: string, count: Count): string {
  const { precision, recall, f1 } = ratesOf(count);
  const numbers = [count.expected, count.proposed, count.right].map((value) => String(value).padStart(8));
  const rates = [precision, recall, f1, ratesOf(closed(count)).f1].map((value) => value.toFixed(3).padStart(9));
  return `${kind.padEnd(15)} ${numbers.join(' ')} ${rates.join(' ')} ${String(count.unjudged).padStart(10)}`;
}

/** F1 by kind; where an annotation says nothing of a kind there is none. */
const headlines = ({ counts }: Score): string =>
  HEADLINES.map((kind) => {
    const count = counts[kind];
    const isTold = count !== undefined && count.expected + count.proposed > 0;
    return `${kind} ${isTold ? ratesOf(count).f1.toFixed(3) : '–'}`;
  }).join(', ');
