import { PATHS, type ScreenName, screenAt } from './paths.ts';

export type Language = 'zh' | 'en';

/** How everything is looked at; every link of the explorer keeps it. */
export interface View {
  readonly language: Language;
  /** The day to read at, `YYYY-MM-DD`; null: today. */
  readonly asOf: string | null;
  /** The instant by which it was known, RFC 3339; null: now. */
  readonly knownAt: string | null;
}

/** The whole state of the explorer, as its link says it. */
export interface Address extends View {
  /** Undefined where no screen is. */
  readonly screen: ScreenName | undefined;
  /** The key of the entity, on its screen; else empty. */
  readonly key: string;
  /** What the screen itself keeps in the link. */
  readonly parameters: URLSearchParams;
}

const OF_VIEW = new Set(['lang', 'asOf', 'knownAt']);

/** What a link says; what it says wrongly is as if it were not said. */
export function parseAddress({ pathname, search }: { pathname: string; search: string }): Address {
  const given = new URLSearchParams(search);
  const parameters = new URLSearchParams([...given].filter(([name]) => !OF_VIEW.has(name)));
  return {
    ...(screenAt(pathname) ?? { screen: undefined, key: '' }),
    language: given.get('lang') === 'en' ? 'en' : 'zh',
    asOf: dayIn(given.get('asOf')),
    knownAt: instantIn(given.get('knownAt')),
    parameters,
  };
}

/** A place in the explorer, without how it is looked at. */
export interface Place {
  readonly screen: ScreenName;
  readonly key?: string;
  readonly parameters?: URLSearchParams;
}

/** The link to a place, looked at in this way. Chinese, today and now go without saying. */
export function hrefOf({ screen, key = '', parameters }: Place, { language, asOf, knownAt }: View): string {
  const query = new URLSearchParams(parameters);
  if (asOf !== null) query.set('asOf', asOf);
  if (knownAt !== null) query.set('knownAt', knownAt);
  if (language === 'en') query.set('lang', 'en');
  const path = screen === 'entity' ? `${PATHS.entity}/${encodeURIComponent(key)}` : PATHS[screen];
  const written = query.toString();
  return written === '' ? path : `${path}?${written}`;
}

/** The lens of a question, as `AsOf` of the schema; undefined for today and now. */
export function lensOf({ asOf, knownAt }: View): { validAt?: string; knownAt?: string } | undefined {
  if (asOf === null && knownAt === null) return undefined;
  return { ...(asOf === null ? {} : { validAt: asOf }), ...(knownAt === null ? {} : { knownAt }) };
}

/** The lens for what held, holds or will hold, whenever; as known at the same instant. */
export const whenever = (lens: ReturnType<typeof lensOf>): { anyTime: true; knownAt?: string } => ({
  anyTime: true,
  ...(lens?.knownAt === undefined ? {} : { knownAt: lens.knownAt }),
});

function dayIn(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : null;
}

function instantIn(text: string | null): string | null {
  const isInstant = text !== null && /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/.test(text);
  return isInstant && !Number.isNaN(Date.parse(text)) ? text : null;
}
