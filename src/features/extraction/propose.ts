import { type Participation, participationsOf } from './capacities.ts';
import { draftingsOf } from './drafting.ts';
import { foundingsOf } from './foundings.ts';
import { happeningsOf } from './happening.ts';
import { sourceKey } from './keys.ts';
import { type Ground, Ledger, type Proposal } from './ledger.ts';
import { membershipsOf } from './members.ts';
import { outcomesOf } from './outcomes.ts';
import { proposeBodies, sourceOf } from './proposing/bodies.ts';
import { Draft } from './proposing/draft.ts';
import { proposeHappening, proposeMembership, proposeParticipation, proposeTalks } from './proposing/events.ts';
import { proposeDrafting, proposeFounded, proposeOutcome } from './proposing/outcomes.ts';
import { proposePeople, proposePosts } from './proposing/people.ts';
import type { Reading } from './reading.ts';
import type { Mood } from './takers.ts';
import { sessionsOf, talksOf } from './talks.ts';

/** A passage that was read and is not proposed, and why. Offsets in code points. */
export interface Withheld extends Ground {
  readonly reason: 'MASKED' | 'SPUN' | 'NEGATED' | 'PAST' | 'PROPOSED' | 'UNRESOLVED';
  readonly words: string;
}

export interface Proposals {
  readonly records: readonly Proposal[];
  readonly withheld: readonly Withheld[];
}

/** Puts what was read into records: source first, then entities, then relations, each once. */
export function proposalsOf(reading: Reading, sha256: string): Proposals {
  if (reading.spun.length > 0) {
    const draft = new Draft(reading, new Ledger(reading.article, sourceKey(reading.article)), undefined);
    return { records: [sourceOf(draft, sha256)], withheld: withheldAt(reading, reading.spun, 'SPUN', 'text.spun') };
  }
  const ledger = new Ledger(reading.article, sourceKey(reading.article));
  const happenings = happeningsOf(reading);
  const participations = participationsOf(reading, happenings, happenings);
  const memberships = membershipsOf(reading);
  const outcomes = outcomesOf(reading);
  const draftings = draftingsOf(reading);
  const foundings = foundingsOf(reading);
  const stated = <T extends { readonly mood: Mood }>(claims: readonly T[]): T[] =>
    claims.filter(({ mood }) => mood === 'STATED');
  const draft = new Draft(reading, ledger, happenings[0]);
  proposeBodies(draft);
  proposePeople(draft, participations);
  for (const happening of happenings) proposeHappening(draft, happening);
  const open = proposePosts(draft);
  proposeTalks(draft, talksOf(reading, stated(participations)), sessionsOf(reading));
  for (const participation of withoutImplied(stated(participations))) proposeParticipation(draft, participation);
  for (const membership of stated(memberships)) proposeMembership(draft, membership);
  for (const outcome of stated(outcomes)) proposeOutcome(draft, outcome);
  for (const founding of stated(foundings)) proposeFounded(draft, founding);
  for (const drafting of stated(draftings)) proposeDrafting(draft, drafting);
  const withheld = [
    ...withheldAt(reading, reading.masked, 'MASKED', 'name.masked'),
    ...moody(reading, [...participations, ...memberships, ...outcomes, ...draftings, ...foundings]),
    ...open,
  ];
  return { records: [sourceOf(draft, sha256), ...ledger.records()], withheld };
}

/** Whoever speaks or presides is there: their attendance is not said twice. */
function withoutImplied(participations: readonly Participation[]): Participation[] {
  const busy = new Set(
    participations
      .filter(({ capacity }) => capacity === 'SPEAKER' || capacity === 'CHAIR')
      .map(({ actor }) => ('person' in actor ? actor.person : '')),
  );
  return participations.filter(
    ({ capacity, actor }) => capacity !== 'ATTENDEE' || !('person' in actor) || !busy.has(actor.person),
  );
}

function moody(
  { article }: Reading,
  claims: readonly (Participation | { mood: Mood; start: number; end: number; paragraph: number; rule: string })[],
): Withheld[] {
  return claims.flatMap(({ mood, start, end, paragraph, rule }) =>
    mood === 'STATED'
      ? []
      : [{ reason: mood, start, end, paragraph, rule, words: article.original.slice(start, end).join('') }],
  );
}

const withheldAt = (
  { article }: Reading,
  spans: Reading['masked'],
  reason: Withheld['reason'],
  rule: string,
): Withheld[] =>
  spans.map(({ start, end, paragraph }) => ({
    reason,
    start,
    end,
    paragraph,
    rule,
    words: article.original.slice(start, end).join(''),
  }));
