import type { ComponentType } from 'preact';
import type { ScreenName } from './core/address/paths.ts';

export interface Screen {
  readonly name: ScreenName;
  /** Whether the top bar leads to it. */
  readonly inBar: boolean;
  /** Fetches the screen's own chunk. */
  load(): Promise<{ default: ComponentType }>;
}

/** Every screen that there is, in the order of the top bar. A new one is added here, and its words in `views/<name>/words.ts`. */
export const SCREENS: readonly Screen[] = [
  { name: 'home', inBar: true, load: () => import('./views/home/home.tsx') },
  { name: 'explore', inBar: true, load: () => import('./views/explore/explore.tsx') },
  { name: 'matching', inBar: true, load: () => import('./views/matching/matching.tsx') },
  { name: 'chains', inBar: true, load: () => import('./views/chains/chains.tsx') },
  { name: 'regions', inBar: true, load: () => import('./views/regions/regions.tsx') },
  { name: 'list', inBar: true, load: () => import('./views/list/list.tsx') },
  { name: 'entity', inBar: false, load: () => import('./views/entity/entity.tsx') },
  { name: 'help', inBar: false, load: () => import('./views/help/help.tsx') },
];
