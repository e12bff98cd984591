import { nameInKey } from '../../database/names.ts';
import type { Body } from './cast.ts';
import type { Article, Span } from './document.ts';
import type { Happening } from './happening.ts';
import type { Region } from './regions.ts';
import type { Titled } from './titled.ts';

/** Keys by the rules of docs/records.md; codes come from GB/T 2260 only, none is made up. */

const NATIONWIDE = 'CN';
const UNDATED = 'undated';

const words = ({ shown }: Article, { start, end }: Span): string => shown.slice(start, end).join('').trim();

export const publisherOf = (article: Article): string | undefined =>
  article.publisher ? words(article, article.publisher) : hostOf(article.url);

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : undefined;
}

export const sourceKey = (article: Article): string =>
  `source:${nameInKey(publisherOf(article) ?? 'unknown')}-${article.publishedOn ?? article.year ?? UNDATED}`;

export const regionKey = ({ code }: Region): string => `region:${code}`;
export const zoneKey = (parent: Region, name: string): string => `region:${parent.code}/${nameInKey(name)}`;

export const bodyKey = ({ kind, name, region }: Body): string =>
  kind === 'ALLIANCE' ? `alliance:${nameInKey(name)}@${region?.code ?? NATIONWIDE}` : `org:${nameInKey(name)}`;

/** A person is known by the body of the first post, or by where the report met them. */
export const personKey = (name: string, at: string): string => `person:${nameInKey(name)}@${at}`;

export const eventKey = ({ name, startsOn }: Happening, region: Region | undefined, year: number | undefined): string =>
  `event:${startsOn ?? year ?? UNDATED}:${nameInKey(name)}@${region?.code ?? NATIONWIDE}`;

export const partKey = (event: string, type: string, label: string): string => `${event}/${type}-${nameInKey(label)}`;

/** The issuer is seldom named, so a titled thing is known by the day it was first seen. */
export const titledKey = ({ kind, name }: Pick<Titled, 'kind' | 'name'>, day: string | undefined): string =>
  `${kind.toLowerCase()}:${nameInKey(name)}@${day ?? NATIONWIDE}`;

export const themeKey = (name: string): string => `theme:${nameInKey(name)}`;
