import type { Lens } from '../../database/lens.ts';
import type { FourChain } from '../../generated/schema.ts';
import type { Group } from './communities.ts';
import type { FourChains } from './four-chains.ts';
import type { Network } from './network.ts';
import type { InterlockRow, OverlapRow } from './pairs.ts';

/** What the fields of a `NetworkSummary` are computed from. */
export interface NetworkAnswer {
  readonly network: Network;
  readonly lens: Lens;
  readonly entities: number;
  readonly relations: number;
  readonly pairs: number;
  readonly density: number | null;
}

/** What the fields of a `Community` are computed from; labels are read once for all communities of a page. */
export interface CommunityAnswer {
  readonly group: Group;
  readonly labels: () => Promise<ReadonlyMap<string, string>>;
  readonly lens: Lens;
  readonly key: string;
  readonly size: number;
}

export type InterlockAnswer = InterlockRow & { readonly lens: Lens };
export type OverlapAnswer = OverlapRow & { readonly lens: Lens };
export type FourChainAnswer = FourChains & {
  readonly of: string;
  readonly weakest: readonly FourChain[];
  readonly lens: Lens;
};
