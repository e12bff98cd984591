import type { Dates } from '../time/dates.ts';

/** What a day says of a fact: it began, it ended, it was seen. */
export type Moment = 'began' | 'ended' | 'seen';

export interface Entry<F> {
  readonly day: string;
  readonly moment: Moment;
  readonly fact: F;
}

export interface Day<F> {
  readonly day: string;
  readonly entries: readonly Entry<F>[];
}

/** The days on which something is known to have begun, ended or been seen; the newest first. A fact with a bound needs no sightings. */
export function timeline<F extends { readonly validity: Dates }>(facts: readonly F[]): Day<F>[] {
  const days = new Map<string, Entry<F>[]>();
  for (const entry of facts.flatMap(momentsOf)) days.set(entry.day, [...(days.get(entry.day) ?? []), entry]);
  return [...days].map(([day, entries]) => ({ day, entries })).sort((a, b) => (a.day < b.day ? 1 : -1));
}

function momentsOf<F extends { readonly validity: Dates }>(fact: F): Entry<F>[] {
  const { from, to, observedOn } = fact.validity;
  if (from === null && to === null) return observedOn.map((day) => ({ day, moment: 'seen', fact }));
  const bounds: Entry<F>[] = [];
  if (from !== null) bounds.push({ day: from, moment: 'began', fact });
  if (to !== null) bounds.push({ day: to, moment: 'ended', fact });
  return bounds;
}
