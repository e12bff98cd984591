import type { Body } from './cast.ts';
import type { Span } from './document.ts';
import type { Happening } from './happening.ts';
import { bodyOf, type Reading, type Sentence } from './reading.ts';
import { type Actor, actorsAfter, actorsBefore, type Mood, moodAt } from './takers.ts';

export type Capacity =
  | 'CONVENED'
  | 'HOST'
  | 'UNDERTAKER'
  | 'CO_ORGANISER'
  | 'SUPPORTER'
  | 'CHAIR'
  | 'SPEAKER'
  | 'REPRESENTATIVE'
  | 'GUIDE'
  | 'ATTENDEE'
  | 'SIGNATORY';

/** Who took part in an event, and how. Offsets hold the words that say so. */
export interface Participation extends Span {
  readonly paragraph: number;
  readonly actor: Actor;
  readonly capacity: Capacity;
  readonly happening: Happening;
  readonly onBehalfOf: Body | undefined;
  readonly mood: Mood;
  readonly rule: string;
  readonly confidence: number;
}

const BODIES_ONLY: ReadonlySet<Capacity> = new Set(['HOST', 'UNDERTAKER', 'CO_ORGANISER', 'SUPPORTER', 'GUIDE']);
const PEOPLE_ONLY: ReadonlySet<Capacity> = new Set(['CHAIR', 'SPEAKER', 'SIGNATORY']);
/** Verbs that are a speech only with what was spoken. */
const NEEDS_OBJECT = /^(?:作|作题为|带来|介绍|分享|解读|发表|谈了|讲了|宣读|介绍了|分享了|解读了|汇报|汇报了|讲解)$/;
const SPEECH_REACH = 60;

/** Reads every capacity from the body of a report. */
export function participationsOf(
  reading: Reading,
  [main]: readonly Happening[],
  all: readonly Happening[],
): Participation[] {
  const convened = all.flatMap((happening) =>
    happening.convened.map(
      ({ body, start, end, paragraph }): Participation => ({
        start,
        end,
        paragraph,
        actor: { start, end, body },
        capacity: 'CONVENED',
        happening,
        onBehalfOf: undefined,
        mood: 'STATED',
        rule: 'capacity.convened',
        confidence: 0.9,
      }),
    ),
  );
  if (!main) return convened;
  const cues = new CueReader(reading, main);
  return [
    ...convened,
    ...reading.sentences.filter(({ paragraph }) => paragraph > 0).flatMap((sentence) => cues.read(sentence)),
  ];
}

interface Cue {
  readonly at: number;
  readonly end: number;
  readonly capacity: Capacity;
  readonly after: boolean;
}

class CueReader {
  readonly #reading: Reading;
  readonly #main: Happening;
  readonly #alliance = /(?:共同体|联合体|集团|联盟)(?:的)?$/;

  constructor(reading: Reading, main: Happening) {
    this.#reading = reading;
    this.#main = main;
  }

  read(sentence: Sentence): Participation[] {
    const found: Participation[] = [...this.#represented(sentence)];
    let previous: { cue: Cue; actors: readonly Actor[] } | undefined;
    for (const cue of this.#cues(sentence)) {
      const actors = this.#actors(sentence, cue, previous);
      if (actors.length > 0) previous = { cue, actors };
      const fitting = actors.filter((actor) =>
        'body' in actor ? !PEOPLE_ONLY.has(cue.capacity) : !BODIES_ONLY.has(cue.capacity),
      );
      found.push(...fitting.map((actor) => this.#participation(sentence, cue, actor)));
    }
    return found;
  }

  #cues({ start, end, tokens }: Sentence): Cue[] {
    const { article, patterns } = this.#reading;
    const words = article.text.slice(start, end);
    const cues: Cue[] = [];
    for (const { capacity, before, after } of patterns.cues) {
      for (const { index, 0: word } of words.matchAll(before)) {
        const at = start + index;
        const rest = words.slice(index + word.length, index + word.length + SPEECH_REACH).split(/[。；]/)[0] ?? '';
        if (tokens.some((token) => token.start < at + word.length && token.end > at)) continue;
        if (NEEDS_OBJECT.test(word) && !patterns.speechObject.test(rest.split('，')[0]?.slice(0, SPEECH_REACH) ?? ''))
          continue;
        if (word === '指导' && !/^[，、。]/.test(rest === '' ? '。' : rest)) continue;
        if (word === '签' && !/^(?:了|下)?[^，。；]{0,14}(?:协议|合同)/.test(rest)) continue;
        if (capacity === 'SIGNATORY' && /^(?:仪式|活动|大会|暨)/.test(rest)) continue;
        if (/^(?:人(?!员)|词|单位|方|工作|了?[^，。]{0,4}(?:制定|建设|起草|研制))/.test(rest) && capacity !== 'SPEAKER')
          continue;
        if (word === '作' && /[工合协动操运写创制著]$/.test(words.slice(0, index))) continue;
        if (word === '参加' && /^(?:的有|活动的|会议的)/.test(rest)) continue;
        cues.push({ at, end: at + word.length, capacity, after: false });
      }
      for (const { index, 0: word } of after ? words.matchAll(after) : [])
        cues.push({ at: start + index, end: start + index + word.length, capacity, after: true });
    }
    return cues.sort((a, b) => a.at - b.at || b.end - a.end);
  }

  #actors(
    sentence: Sentence,
    cue: Cue,
    previous: { cue: Cue; actors: readonly Actor[] } | undefined,
  ): readonly Actor[] {
    const { text } = this.#reading.article;
    if (cue.after) {
      // 该共同体的指导单位是…: that is the alliance's, not the event's
      return this.#alliance.test(text.slice(sentence.start, cue.at).replace(/的$/, ''))
        ? []
        : actorsAfter(this.#reading, sentence, cue.end);
    }
    const named = actorsBefore(
      this.#reading,
      sentence,
      cue.at,
      cue.capacity === 'SPEAKER' ? this.#reading.patterns.speech : this.#reading.patterns.gap,
    );
    const actors = PEOPLE_ONLY.has(cue.capacity) ? named.filter((actor) => 'person' in actor) : named;
    if (actors.length > 0) return actors;
    const spoken = cue.capacity === 'SPEAKER' ? this.#representing(sentence, cue.at) : undefined;
    if (spoken) return [spoken];
    if (!previous) return [];
    const between = text.slice(previous.cue.end, cue.at);
    const overlaps = previous.cue.at < cue.end && previous.cue.end > cue.at;
    if (overlaps) return previous.actors;
    const quiet = !sentence.tokens.some(
      ({ start, end, type }) => start >= previous.cue.end && end <= cue.at && type === 'name',
    );
    return quiet && this.#reading.patterns.again.test(between) ? previous.actors : [];
  }

  /** 甲代表某政府向会议…表示祝贺: the speaker stands before the body that is spoken for. */
  #representing(sentence: Sentence, at: number): Actor | undefined {
    const { text } = this.#reading.article;
    const name = sentence.tokens.findLast((token) => token.type === 'name' && token.end <= at);
    if (
      !name ||
      !this.#reading.patterns.speech.test(
        text.slice(name.end, at).replace(/^(?:教授|主任|书记|院长|校长|会长|博士)/, ''),
      )
    )
      return undefined;
    return { start: name.start, end: name.end, person: text.slice(name.start, name.end) };
  }

  *#represented(sentence: Sentence): Generator<Participation> {
    const { text } = this.#reading.article;
    for (const [index, token] of sentence.tokens.entries()) {
      const next = sentence.tokens[index + 1];
      const body = bodyOf(this.#reading, next);
      if (token.type === 'name' && next && body && text.slice(token.end, next.start) === '分别代表') {
        yield* this.#respectively(sentence, index);
        continue;
      }
      if (token.type !== 'name' || !next || !body || text.slice(token.end, next.start) !== '代表') continue;
      if (!/^(?:向|对|在|致|作|出席|参加|发言|讲话|签|与|上台|接受|领)/.test(text.slice(next.end))) continue;
      const actor = { start: token.start, end: token.end, person: text.slice(token.start, token.end) };
      yield {
        start: token.start,
        end: next.end,
        paragraph: sentence.paragraph,
        actor,
        capacity: 'REPRESENTATIVE',
        happening: this.#main,
        onBehalfOf: body,
        mood: moodAt(this.#reading, sentence, token.end),
        rule: 'capacity.representative',
        confidence: 0.9,
      };
    }
  }

  /** 甲、乙分别代表A、B: the first for the first, the second for the second. */
  *#respectively(sentence: Sentence, last: number): Generator<Participation> {
    const people = actorsBefore(this.#reading, sentence, sentence.tokens[last]?.end ?? 0, /^$/);
    const bodies = actorsAfter(this.#reading, sentence, (sentence.tokens[last]?.end ?? 0) + '分别代表'.length);
    // the last “and” may lead on to the other side: 与学院签约
    if (people.length < 2 || people.length > bodies.length) return;
    for (const [index, actor] of people.entries()) {
      const body = bodies[index];
      if (!('person' in actor) || !body || !('body' in body)) return;
      yield {
        start: actor.start,
        end: body.end,
        paragraph: sentence.paragraph,
        actor,
        capacity: 'REPRESENTATIVE',
        happening: this.#main,
        onBehalfOf: body.body,
        mood: moodAt(this.#reading, sentence, actor.end),
        rule: 'capacity.respectively',
        confidence: 0.85,
      };
    }
  }

  #participation({ paragraph, ...sentence }: Sentence, cue: Cue, actor: Actor): Participation {
    const isListed = cue.after;
    return {
      start: Math.min(actor.start, cue.at),
      end: Math.max(actor.end, cue.end),
      paragraph,
      actor,
      capacity: cue.capacity,
      happening: this.#main,
      onBehalfOf: undefined,
      mood: isListed ? 'STATED' : moodAt(this.#reading, sentence, cue.at),
      rule: `capacity.${cue.capacity.toLowerCase().replace('_', '-')}`,
      confidence: cue.capacity === 'ATTENDEE' && 'body' in actor ? 0.7 : 0.9,
    };
  }
}
