import type { Participation } from '../capacities.ts';
import type { Happening } from '../happening.ts';
import { bodyKey, partKey, regionKey, themeKey } from '../keys.ts';
import type { Ground } from '../ledger.ts';
import type { Membership } from '../members.ts';
import { wordsOf } from '../reading.ts';
import type { Session, Talk } from '../talks.ts';
import type { Draft } from './draft.ts';

export function proposeHappening(draft: Draft, happening: Happening): void {
  const { reading, ledger } = draft;
  const key = draft.keyOf(happening);
  const { startsOn, endsOn, attendance, theme, category, aliases, confidence } = happening;
  const ground = { start: happening.start, end: happening.end, paragraph: happening.paragraph, rule: happening.rule };
  const motto = theme && wordsOf(reading, theme);
  const known = aliases.map((alias) => ({
    name: alias.name,
    kind: 'SHORT',
    evidence: [ledger.evidence({ ...alias, rule: 'event.alias' }, alias.name)],
  }));
  ledger.entity(
    {
      kind: 'EVENT',
      key,
      name: happening.name,
      ...(known.length > 0 ? { aliases: known } : {}),
      attributes: {
        category,
        ...(startsOn ? { startsOn } : {}),
        ...(endsOn ? { endsOn } : {}),
        ...(motto ? { theme: motto } : {}),
        ...(attendance ? { attendance } : {}),
      },
      inferred: [...(happening.inferred ? ['name'] : []), ...(startsOn ? ['startsOn'] : [])],
      ...(startsOn ? { validity: { from: startsOn } } : {}),
      status: happening.inferred ? 'INFERRED' : 'ASSERTED',
      confidence,
    },
    [ground],
  );
  if (happening.place) proposePlace(draft, key, happening.place, startsOn);
  if (theme && motto) proposeTheme(draft, key, motto, { ...theme, rule: 'event.theme' });
  if (category === 'FOUNDING_MEETING') proposeFounding(draft, happening, key, ground);
  if (!draft.main || happening === draft.main) return;
  const claim = { ...draft.seen(), status: 'ASSERTED', confidence } as const;
  const qualifiers = { qualifier: 'HELD_AFTER' };
  ledger.relation({ kind: 'SUCCEEDS', from: key, to: draft.keyOf(draft.main), qualifiers, ...claim }, ground);
}

function proposePlace(
  draft: Draft,
  key: string,
  place: NonNullable<Happening['place']>,
  day: string | undefined,
): void {
  const at = { start: place.start, end: place.end, paragraph: place.paragraph, rule: 'event.place' };
  const validity = day ? { validity: { from: day } } : {};
  draft.region(place.region, at);
  draft.ledger.relation(
    { kind: 'LOCATED_IN', from: key, to: regionKey(place.region), ...validity, status: 'ASSERTED', confidence: 0.9 },
    at,
  );
}

function proposeTheme(draft: Draft, key: string, motto: string, at: Ground): void {
  const claim = { status: 'ASSERTED', confidence: 0.9 } as const;
  const to = themeKey(motto);
  draft.ledger.entity({ kind: 'THEME', key: to, name: motto, attributes: { category: 'MOTTO' }, ...claim }, [at]);
  draft.ledger.relation(
    { kind: 'ABOUT', from: key, to, qualifiers: { qualifier: 'MOTTO' }, ...draft.from(), ...claim },
    at,
  );
}

/** A founding meeting brings forth the alliance that its name begins with. */
function proposeFounding(draft: Draft, { name, confidence }: Happening, key: string, ground: Ground): void {
  const founded = draft.reading.cast.bodies.find(
    (body) => body.kind === 'ALLIANCE' && [body.name, ...body.aliases.keys()].some((each) => name.startsWith(each)),
  );
  if (founded) draft.produced(bodyKey(founded), key, 'FOUNDED', { ...ground, rule: 'outcome.founded' }, confidence);
}

export function proposeTalks(draft: Draft, talks: readonly Talk[], sessions: readonly Session[]): void {
  if (!draft.main) return;
  for (const { label, ...span } of sessions) {
    const part = { type: 'session', label, name: `${label}环节`, category: 'REPORT_SESSION' };
    draft.part(part, { ...span, rule: 'part.session' });
  }
  for (const talk of talks) {
    const session = talk.inSession ? sessions.find(({ paragraph }) => paragraph === talk.paragraph) : undefined;
    proposeTalk(draft, talk, session && partKey(draft.place, 'session', session.label));
  }
}

function proposeTalk(draft: Draft, talk: Talk, within: string | undefined): void {
  const { speaker, label, type, category, work } = talk;
  const ground = { start: talk.start, end: talk.end, paragraph: talk.paragraph, rule: 'part.talk' };
  const unnamed = speaker === undefined;
  const part = { type, label: speaker ?? label, name: unnamed ? `${label}讲座` : label, category, within };
  const key = draft.part({ ...part, unnamedSpeakers: unnamed }, ground);
  const from = unnamed ? undefined : draft.people.get(speaker);
  if (from !== undefined) {
    draft.talks.set(`${speaker}/${talk.paragraph}`, key);
    draft.takesPart(from, key, 'SPEAKER', ground, 0.9);
  }
  if (work) draft.produced(draft.titled(work, ground), key, 'PRESENTED', ground, 0.9);
}

export function proposeParticipation(draft: Draft, participation: Participation): void {
  const { actor, capacity, happening, onBehalfOf, paragraph, confidence } = participation;
  const from = 'body' in actor ? bodyKey(actor.body) : draft.people.get(actor.person);
  if (!from) return;
  // a speech that is a part of its own was written with the part
  if (capacity === 'SPEAKER' && 'person' in actor && draft.talks.has(`${actor.person}/${paragraph}`)) return;
  const ground = { start: participation.start, end: participation.end, paragraph, rule: participation.rule };
  draft.takesPart(from, draft.keyOf(happening), capacity, ground, confidence, onBehalfOf);
}

export function proposeMembership(draft: Draft, { body, alliance, role, confidence, ...ground }: Membership): void {
  const { start, end, paragraph, rule } = ground;
  const claim = { ...draft.seen(), status: 'ASSERTED', confidence } as const;
  draft.ledger.relation(
    { kind: 'MEMBER_OF', from: bodyKey(body), to: bodyKey(alliance), qualifiers: { role }, ...claim },
    { start, end, paragraph, rule },
  );
}
