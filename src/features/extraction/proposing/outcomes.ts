import type { Drafting } from '../drafting.ts';
import type { Founding } from '../foundings.ts';
import { bodyKey } from '../keys.ts';
import type { Ground } from '../ledger.ts';
import type { Outcome } from '../outcomes.ts';
import type { Draft } from './draft.ts';

const MAX_LABEL = 40;

/** What came of the event, and what that is to make, who signed, whom it honours. */
export function proposeOutcome(draft: Draft, outcome: Outcome): void {
  const { start, end, paragraph, rule, titled, verb, confidence, standardLevel } = outcome;
  const ground = { start, end, paragraph, rule };
  const key = draft.titled(titled, ground, standardLevel);
  proposeParties(draft, key, outcome, ground);
  proposeIssuers(draft, key, outcome, ground);
  if (!verb || !draft.main) return;
  const isLetter = /聘书/.test(titled.name);
  const at = outcome.agenda ? ceremonyOf(draft, outcome, verb, isLetter, ground) : draft.place;
  draft.produced(key, at, verb.qualifier, ground, confidence);
  proposeMaking(draft, key, outcome, ground);
  proposeRecipients(draft, key, outcome, isLetter ? 'APPOINTS_TO' : 'RECIPIENTS_FROM', ground);
}

/** An alliance comes of the event at which it was founded. */
export function proposeFounded(draft: Draft, { alliance, confidence, ...span }: Founding): void {
  const ground = { start: span.start, end: span.end, paragraph: span.paragraph, rule: span.rule };
  if (draft.main) draft.produced(bodyKey(alliance), draft.place, 'FOUNDED', ground, confidence);
}

export function proposeDrafting(draft: Draft, { body, standard, role, confidence, ...span }: Drafting): void {
  const ground = { start: span.start, end: span.end, paragraph: span.paragraph, rule: span.rule };
  const to = draft.titled(standard, ground);
  const claim = { ...draft.seen(), status: 'ASSERTED', confidence } as const;
  const qualifiers = role ? { qualifiers: { role } } : {};
  draft.ledger.relation({ kind: 'DRAFTS', from: bodyKey(body), to, ...qualifiers, ...claim }, ground);
}

function ceremonyOf(
  draft: Draft,
  { titled, develops }: Outcome,
  verb: NonNullable<Outcome['verb']>,
  isLetter: boolean,
  ground: Ground,
): string {
  const label = develops && titled.kind === 'AGREEMENT' ? develops.name : titled.name;
  const short = titled.name.length > MAX_LABEL ? `${titled.name.slice(0, MAX_LABEL - 1)}…` : titled.name;
  const part = isLetter
    ? { type: 'appointment', category: 'APPOINTMENT_CEREMONY', name: `${short}颁发仪式` }
    : { type: verb.part, category: verb.ceremony, name: `${short}${verb.suffix}` };
  return draft.part({ ...part, label }, ground);
}

function proposeMaking(
  draft: Draft,
  key: string,
  { titled, develops, confidence, standardLevel }: Outcome,
  ground: Ground,
): void {
  if (!develops) return;
  const to = draft.titled(develops, { ...ground, start: develops.start, end: develops.end }, standardLevel);
  if (titled.kind !== 'AGREEMENT' && titled.kind !== 'PROGRAMME') return;
  const openList = develops.openList ? { qualifiers: { openList: true } } : {};
  const claim = { ...draft.from(), status: 'ASSERTED', confidence } as const;
  draft.ledger.relation({ kind: 'DEVELOPS', from: key, to, ...openList, ...claim }, ground);
}

function proposeParties(draft: Draft, key: string, { titled, parties, confidence }: Outcome, ground: Ground): void {
  if (titled.kind !== 'AGREEMENT') return;
  const claim = { ...draft.from(), status: 'ASSERTED', confidence } as const;
  for (const party of parties)
    draft.ledger.relation({ kind: 'PARTY_TO', from: bodyKey(party), to: key, ...claim }, ground);
}

const ISSUED: readonly string[] = ['POLICY', 'STANDARD', 'AWARD', 'WORK'];

function proposeIssuers(draft: Draft, key: string, { titled, issuers, confidence }: Outcome, ground: Ground): void {
  if (!ISSUED.includes(titled.kind)) return;
  const claim = { ...draft.from(), status: 'ASSERTED', confidence } as const;
  for (const issuer of issuers)
    draft.ledger.relation(
      { kind: 'ISSUED', from: bodyKey(issuer), to: key, ...claim },
      { ...ground, rule: 'outcome.issued' },
    );
}

/** A term that is printed before the first body is said of no other. */
function proposeRecipients(
  draft: Draft,
  key: string,
  { recipients, term, confidence }: Outcome,
  qualifier: string,
  ground: Ground,
): void {
  const claim = { ...draft.from(), status: 'ASSERTED', confidence } as const;
  for (const [index, body] of recipients.entries()) {
    const qualifiers = { qualifier, ...(term !== undefined && index === 0 ? { term } : {}) };
    draft.ledger.relation({ kind: 'ABOUT', from: key, to: bodyKey(body), qualifiers, ...claim }, ground);
  }
}
