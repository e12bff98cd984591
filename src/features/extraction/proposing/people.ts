import type { Participation } from '../capacities.ts';
import { bodyKey, personKey } from '../keys.ts';
import type { Ground } from '../ledger.ts';
import type { Post } from '../post.ts';
import type { Withheld } from '../propose.ts';
import { wordsOf } from '../reading.ts';
import type { Draft } from './draft.ts';

/** Evidence beyond this many passages says no more of who somebody is. */
const PASSAGES = 3;

/** People by the body of their first post, in the order of the text; without one, by where the report met them. */
export function proposePeople(draft: Draft, participations: readonly Participation[]): void {
  const grounds = new Map<string, Ground[]>();
  const note = (person: string, ground: Ground): void => {
    const known = grounds.get(person);
    if (!known) grounds.set(person, [ground]);
    else if (known.length < PASSAGES) known.push(ground);
  };
  for (const { posts, paragraph } of draft.reading.sentences) {
    for (const post of posts) {
      const seat = draft.seats.get(post);
      note(post.person, { start: post.start, end: post.end, paragraph, rule: post.rule });
      if (seat && post.mood === 'STATED' && !draft.people.has(post.person))
        draft.people.set(post.person, personKey(post.person, bodyKey(seat)));
    }
  }
  for (const { tokens, paragraph } of draft.reading.sentences) {
    for (const [index, { type, start, end }] of tokens.entries()) {
      const title = tokens[index - 1];
      if (type !== 'name' || title?.type !== 'title' || title.end !== start) continue;
      note(wordsOf(draft.reading, { start, end }), { start: title.start, end, paragraph, rule: 'person.introduced' });
    }
  }
  for (const { actor, paragraph, rule } of participations) {
    if ('person' in actor) note(actor.person, { start: actor.start, end: actor.end, paragraph, rule });
  }
  for (const [name, all] of grounds) {
    const key = draft.people.get(name) ?? personKey(name, draft.place);
    draft.people.set(name, key);
    draft.ledger.entity({ kind: 'PERSON', key, name, status: 'ASSERTED', confidence: 0.9 }, all);
  }
}

/** Every post whose body is known; the others are given back. */
export function proposePosts(draft: Draft): Withheld[] {
  return draft.reading.sentences.flatMap(({ posts, paragraph }) =>
    posts.flatMap((post) => proposePost(draft, post, paragraph)),
  );
}

function proposePost(draft: Draft, post: Post, paragraph: number): Withheld[] {
  const { reading, ledger } = draft;
  const body = draft.seats.get(post);
  const from = draft.people.get(post.person);
  const { start, end, title, rule, confidence, mood } = post;
  const withheld = { start, end, paragraph, rule, words: wordsOf(reading, post) };
  if (mood !== 'STATED') return [{ ...withheld, reason: mood }];
  if (!body || !from) return [{ ...withheld, reason: 'UNRESOLVED' }];
  const titleKind = reading.lexicon.titles.ranks.includes(title) ? 'RANK' : 'POST';
  ledger.relation(
    {
      kind: 'HOLDS_ROLE',
      from,
      to: bodyKey(body),
      qualifiers: { title, titleKind },
      ...draft.seen(),
      status: post.seat ? 'ASSERTED' : 'INFERRED',
      confidence,
    },
    { start, end, paragraph, rule },
  );
  return [];
}
