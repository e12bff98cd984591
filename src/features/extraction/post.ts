import type { BodyMention } from './body.ts';
import type { Span } from './document.ts';

/** Whom a title is held at: a body, a part of one (of the report's own where none is named), or a place whose government it heads. */
export type Seat =
  | { readonly mention: BodyMention; readonly unit?: Span }
  | { readonly unit: Span | undefined; readonly mention?: undefined }
  | { readonly place: string };

/** A post that a sentence gives somebody. Offsets hold the words that say so. */
export interface Post extends Span {
  readonly person: string;
  readonly title: string;
  readonly seat: Seat | undefined;
  /** 原院长, 拟任院长, 不再担任院长: said, but not held now. */
  readonly mood: 'STATED' | 'PAST' | 'PROPOSED' | 'NEGATED';
  readonly rule: string;
  readonly confidence: number;
}

/** A post read from the left that waits for its person. */
export interface Pending extends Span {
  readonly title: string;
  readonly seat: Seat | undefined;
  /** The body was named for the post before it. */
  readonly carried: boolean;
}

/** How sure a post is, by how its words stand. */
export const SEEN = 0.95;
const CARRIED = 0.85;
export const BEHIND = 0.8;
export const ELECTED = 0.75;
export const SHARED = 0.7;
const OPEN = 0.5;

const PAST = /^(?:原|前任|前|时任|曾任)(?!瞻)/;

/** Gives a person what was waiting for one. */
export function given(
  name: Span & { readonly person: string },
  pending: readonly Pending[],
  rule: string,
  confidence: number,
  mood: Post['mood'] = 'STATED',
): Post[] {
  return pending.map(({ start, title, seat, carried }) => ({
    start: Math.min(start, name.start),
    end: name.end,
    person: name.person,
    title: title.replace(PAST, ''),
    seat,
    mood: PAST.test(title) ? 'PAST' : mood,
    ...sureness(rule, confidence, seat, carried),
  }));
}

/** A body carried over from the post before makes a post less sure; none at all still less. */
function sureness(
  rule: string,
  confidence: number,
  seat: Seat | undefined,
  carried: boolean,
): Pick<Post, 'rule' | 'confidence'> {
  if (rule === 'post.elected') return { rule, confidence: ELECTED };
  if (seat === undefined) return { rule: 'post.open', confidence: OPEN };
  return carried && rule === 'post.chain' ? { rule: 'post.carried', confidence: CARRIED } : { rule, confidence };
}
