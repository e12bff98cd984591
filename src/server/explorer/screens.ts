/**
 * Where the explorer has screens: there the service answers with its page, whatever follows in the link. The explorer's own
 * list is web/src/core/address/paths.ts; a test holds the two together.
 */
export const SCREENS: readonly string[] = [
  '/',
  '/explore',
  '/matching',
  '/chains',
  '/regions',
  '/list',
  '/curation',
  '/help',
];

/** Below this each entity has a page. */
const ENTITY = /^\/entity\/[^/]+$/;

export const isScreen = (path: string): boolean => SCREENS.includes(path) || ENTITY.test(path);
