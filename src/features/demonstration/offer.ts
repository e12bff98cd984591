import { nameInKey } from '../../database/names.ts';
import { bodyKey, type DemoRecord, entryKey, fact, madeUp } from './record.ts';
import type { Case } from './words.ts';

export type Topic = Case['topics'][number];

/** An offer before it is a record; regions, owners and topics by name. */
export interface Draft extends Omit<Case, 'shows'> {
  /** Of what is inferred, below 1. */
  readonly confidence?: number | undefined;
}

const UNDATED = '长期';

/** Keys of offers, each once: equal ones are numbered, as docs/records.md has it. */
export class OfferKeys {
  readonly #given = new Map<string, number>();

  of({ side, period, name, owner }: Draft): string {
    const year = period?.[0].slice(0, 4) ?? UNDATED;
    const key = `offer:${side.toLowerCase()}/${year}/${nameInKey(name)}@${bodyKey(owner)}`;
    const times = (this.#given.get(key) ?? 0) + 1;
    this.#given.set(key, times);
    return times === 1 ? key : `${key}~${times}`;
  }
}

/** An offer, whose it is and where it is for. */
export function offerRecords(draft: Draft, key: string): DemoRecord[] {
  const { name, owner, region, period, topics, confidence, ...attributes } = draft;
  const said = {
    source: 'offers' as const,
    ...(period ? { validity: { from: period[0], to: period[1] } } : {}),
    ...(confidence === undefined ? {} : { confidence }),
  };
  const about = topics.map(([kind, topic, weight]) => ({ key: entryKey(kind, topic), weight }));
  return [
    madeUp('OFFER', { key, name }, { ...attributes, topics: about }, said),
    fact('OFFERS', bodyKey(owner), key, {}, said),
    ...(region === undefined ? [] : [fact('LOCATED_IN', key, entryKey('REGION', region), {}, said)]),
  ];
}
