import type { Body } from '../cast.ts';
import type { Post } from '../posts.ts';
import { type Reading, wordsOf } from '../reading.ts';

/** The body that a post is held at: the one named, the government of a place, a unit of the body; else the only one that can have it. */
export function seatOf(reading: Reading, { seat, title, start, end }: Post): Body | undefined {
  const { cast } = reading;
  if (!seat) return onlyBodyFor(reading, title, start);
  if ('place' in seat) return cast.named(`${seat.place}人民政府`, 'GOVERNMENT_BODY', { start, end }, 'body.government');
  const whole = cast.of(seat.mention);
  if (!whole || !seat.unit) return whole;
  const name = whole.name + wordsOf(reading, seat.unit);
  const kind = whole.kind === 'ALLIANCE' ? 'INSTITUTION' : whole.kind;
  const unit = cast.named(name, kind, { start: seat.mention.start, end: seat.unit.end }, 'body.unit');
  if (unit === whole) return whole;
  unit.inferred = false;
  unit.parent ??= { body: whole, qualifier: 'DEPARTMENT' };
  return unit;
}

/** How far before a post a masked name may stand and still be its body. */
const MASK_REACH = 16;

/** 校长 where the report names one school only; never behind a masked name, whose body the report does not tell. */
function onlyBodyFor({ article, cast, lexicon, patterns }: Reading, title: string, start: number): Body | undefined {
  const before = article.text.slice(Math.max(0, start - MASK_REACH), start);
  if (patterns.maskedBefore.test(before)) return undefined;
  const kind = Object.entries(lexicon.titles.bodyOfTitle).find(([word]) => title.endsWith(word))?.[1];
  const fitting = cast.bodies.filter((body) => body.kind === kind);
  return fitting.length === 1 ? fitting[0] : undefined;
}
