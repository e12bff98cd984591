import type { Named } from '../../components/name.tsx';
import type { Capacity } from '../../generated/enums.ts';
import type { Words } from '../../language/words.ts';

export interface Part {
  readonly capacity: Capacity;
  readonly participant: Named;
}

export interface Parties {
  readonly capacity: Capacity;
  readonly parties: readonly Named[];
}

/** Who took part, under what they were; capacities are never merged, and stay in the order of the service. */
export function partiesByCapacity(parts: readonly Part[]): Parties[] {
  const groups = new Map<Capacity, Named[]>();
  for (const { capacity, participant } of parts) groups.set(capacity, [...(groups.get(capacity) ?? []), participant]);
  return [...groups].map(([capacity, parties]) => ({ capacity, parties }));
}

/** The same in one line of text. */
export const partiesText = (parts: readonly Part[], { capacities, listed }: Words): string =>
  partiesByCapacity(parts)
    .map(({ capacity, parties }) => `${capacities[capacity] ?? capacity}: ${listed(parties.map(({ name }) => name))}`)
    .join('; ');
