import { withoutAsides } from '../asides.ts';
import type { Body } from '../cast.ts';
import type { Happening } from '../happening.ts';
import type { BodyKind } from '../lexicon.ts';
import type { Post } from '../post.ts';
import { bodyOf, type Reading, wordsOf } from '../reading.ts';

/** The body that a post is held at: the one named, the government of a place, a unit of the body; else the only one that can have it. */
export function seatOf(reading: Reading, post: Post, main: Happening | undefined): Body | undefined {
  const { cast } = reading;
  const { seat, title, start, end } = post;
  if (!seat)
    return (post.rule === 'post.elected' ? ownerOf(reading, main) : undefined) ?? onlyBodyFor(reading, title, start);
  if ('place' in seat) return cast.named(`${seat.place}人民政府`, 'GOVERNMENT_BODY', { start, end }, 'body.government');
  const whole = seat.mention ? cast.of(seat.mention) : ownBody(reading, 'SCHOOL', start);
  if (!whole || !seat.unit) return whole;
  const words = withoutAsides(wordsOf(reading, seat.unit).replaceAll('(', '（').replaceAll(')', '）'));
  const kind = whole.kind === 'ALLIANCE' ? 'INSTITUTION' : whole.kind;
  const at = {
    start: seat.mention && seat.mention.end === seat.unit.start ? seat.mention.start : seat.unit.start,
    end: seat.unit.end,
  };
  // 土木工程学院院长甲、教务处处长乙: an office is the school's, not the faculty's; a section may be
  const isSchools = at.start === seat.unit.start && !/[科室]$/.test(words);
  const head = isSchools && whole.parent ? whole.parent.body : whole;
  const unit = cast.named(head.name + words, kind, at, 'body.unit');
  if (unit === head) return head;
  unit.inferred = at.start === seat.unit.start;
  if (unit.inferred) cast.alias(unit, words, { kind: 'ELLIPTICAL', at: seat.unit });
  unit.parent ??= { body: head, qualifier: 'DEPARTMENT' };
  return unit;
}

/** Whose meeting it is: the alliance or association that the name of the event begins with. */
function ownerOf({ cast }: Reading, main: Happening | undefined): Body | undefined {
  const owners = cast.bodies.filter(
    ({ kind, name, aliases }) =>
      (kind === 'ALLIANCE' || kind === 'ASSOCIATION') &&
      [name, ...aliases.keys()].some((each) => main?.name.startsWith(each)),
  );
  return owners.sort((a, b) => b.name.length - a.name.length)[0];
}

/** How far before a post a masked name may stand and still be its body. */
const MASK_REACH = 16;

/** 校长 where the report speaks of one school; never behind a masked name, whose body the report does not tell. */
function onlyBodyFor(reading: Reading, title: string, start: number): Body | undefined {
  const kind = Object.entries(reading.lexicon.titles.bodyOfTitle).find(([word]) => title.endsWith(word))?.[1];
  return kind && ownBody(reading, kind, start);
}

/** The only body of a kind in a report, else the only one in its headline or whose report it is. */
function ownBody(reading: Reading, kind: BodyKind, start: number): Body | undefined {
  const { article, cast, patterns } = reading;
  const before = article.text.slice(Math.max(0, start - MASK_REACH), start);
  if (patterns.maskedBefore.test(before)) return undefined;
  const alike = cast.bodies.filter((body) => body.kind === kind);
  const heads = alike.filter(({ parent }) => !parent);
  const fitting = heads.length > 0 ? heads : alike;
  if (fitting.length === 1) return fitting[0];
  const headline = new Set(
    reading.sentences
      .filter(({ paragraph }) => paragraph === 0)
      .flatMap(({ tokens }) => tokens.flatMap((token) => bodyOf(reading, token) ?? []))
      .filter((body) => fitting.includes(body)),
  );
  const [own] = headline;
  if (headline.size === 1) return own;
  return [article.contributor, article.publisher]
    .flatMap((span) => (span ? (cast.find(wordsOf(reading, span)) ?? []) : []))
    .find((body) => fitting.includes(body));
}
