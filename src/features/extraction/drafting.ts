import type { Body } from './cast.ts';
import type { Span } from './document.ts';
import type { Reading, Sentence } from './reading.ts';
import { actorsAfter, actorsBefore, type Mood, moodAt } from './takers.ts';
import { QUOTED, type Titled, titledOf } from './titled.ts';

/** A body that drafts a standard. Offsets hold the words that say so. */
export interface Drafting extends Span {
  readonly paragraph: number;
  readonly body: Body;
  readonly standard: Titled;
  readonly role: 'LEAD' | undefined;
  readonly mood: Mood;
  readonly rule: string;
  readonly confidence: number;
}

const VERB = /(?<lead>牵头|主要)?(?:起草|编制|研制|参编|制定)(?<unit>单位)?(?!人|项目|工作)/g;
const GAP = /^(?:等)?(?:\d+[余多]?[家个所])?(?:单位|企业|院校|高校|机构)?(?:共同|联合|参与|负责|组织|合作|牵头|主要)*$/;

/** 该标准由甲、乙等单位起草, 起草单位：甲、乙. */
export function draftingsOf(reading: Reading): Drafting[] {
  let last: Titled | undefined;
  return reading.sentences.flatMap((sentence) => {
    const named = sentence.paragraph > 0 ? standardsIn(reading, sentence) : [];
    const words = reading.article.text.slice(sentence.start, sentence.end);
    const found = [...words.matchAll(VERB)].flatMap((match) => {
      const standard = named[0] ?? (/标准|规范/.test(words) ? last : undefined);
      return standard && sentence.paragraph > 0 ? drafters(reading, sentence, match, standard) : [];
    });
    last = named.at(-1) ?? last;
    return found;
  });
}

function drafters(reading: Reading, sentence: Sentence, match: RegExpExecArray, standard: Titled): Drafting[] {
  const at = sentence.start + match.index;
  const end = at + match[0].length;
  const actors = match.groups?.unit ? actorsAfter(reading, sentence, end) : actorsBefore(reading, sentence, at, GAP);
  return actors.flatMap((actor) =>
    'body' in actor
      ? [
          {
            start: Math.min(actor.start, at),
            end: Math.max(actor.end, end),
            paragraph: sentence.paragraph,
            body: actor.body,
            standard,
            role: match.groups?.lead === '牵头' ? ('LEAD' as const) : undefined,
            mood: moodAt(reading, sentence, at),
            rule: 'standard.drafted',
            confidence: 0.8,
          },
        ]
      : [],
  );
}

function standardsIn(reading: Reading, sentence: Sentence): Titled[] {
  const words = reading.article.text.slice(sentence.start, sentence.end);
  return [...words.matchAll(QUOTED)].flatMap(({ index, 0: all, 1: title = '' }) => {
    const start = sentence.start + index + 1;
    const tail = words.slice(index + all.length, index + all.length + 12);
    const titled = titledOf(reading, { start, end: start + title.length }, tail);
    return titled?.kind === 'STANDARD' ? [titled] : [];
  });
}
