/**
 * Where each screen is. The service answers these, and what lies below `/entity/`, with the page: a test holds this list
 * and the service's own together.
 */
export const PATHS = {
  home: '/',
  explore: '/explore',
  matching: '/matching',
  chains: '/chains',
  regions: '/regions',
  list: '/list',
  entity: '/entity',
  curation: '/curation',
  help: '/help',
} as const;

export type ScreenName = keyof typeof PATHS;

const isScreen = (name: string): name is ScreenName => Object.hasOwn(PATHS, name);
const SCREENS: readonly ScreenName[] = Object.keys(PATHS).filter(isScreen);

/** The screen at a path, and the key that follows it: only entities have one. */
export function screenAt(pathname: string): { screen: ScreenName; key: string } | undefined {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname;
  const screen = SCREENS.find((name) => name !== 'entity' && PATHS[name] === path);
  if (screen !== undefined) return { screen, key: '' };
  const [, written] = /^\/entity\/([^/]+)$/.exec(path) ?? [];
  const key = written === undefined ? undefined : decoded(written);
  return key === undefined ? undefined : { screen: 'entity', key };
}

function decoded(written: string): string | undefined {
  try {
    return decodeURIComponent(written);
  } catch {
    return undefined;
  }
}
