import type { Body } from './cast.ts';
import type { Span } from './document.ts';
import { bodyOf, type Reading } from './reading.ts';
import { type Mood, moodAt } from './takers.ts';

/** An alliance that a report says was founded or started. Offsets hold the words that say so. */
export interface Founding extends Span {
  readonly paragraph: number;
  readonly alliance: Body;
  readonly mood: Mood;
  readonly rule: string;
  readonly confidence: number;
}

const BEFORE = /(?:成立|启动|组建)了?$/;
const AFTER = /^(?:也|同日|同时|现场|当场)?(?:正式|宣告|宣布|揭牌)*(?:成立|揭牌)(?!大会|仪式|会议|暨|以来|后|于|时|之)/;
const REACH = 8;

/** 会上成立了某联盟, 某联盟正式成立. */
export function foundingsOf(reading: Reading): Founding[] {
  const { text } = reading.article;
  return reading.sentences.flatMap((sentence) =>
    sentence.tokens.flatMap((token): Founding[] => {
      const alliance = bodyOf(reading, token);
      if (sentence.paragraph === 0 || alliance?.kind !== 'ALLIANCE') return [];
      const before = BEFORE.exec(text.slice(Math.max(sentence.start, token.start - REACH), token.start))?.[0];
      const after = AFTER.exec(text.slice(token.end, sentence.end))?.[0];
      if (before === undefined && after === undefined) return [];
      const start = token.start - (before?.length ?? 0);
      const at = before === undefined ? token.end : start;
      const claim = { rule: 'outcome.founded', confidence: 0.8, mood: moodAt(reading, sentence, at) };
      return [{ ...claim, start, end: token.end + (after?.length ?? 0), paragraph: sentence.paragraph, alliance }];
    }),
  );
}
