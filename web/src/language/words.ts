import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../core/address/address.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** What every screen says; English has to have what Chinese has. */
export type Words = typeof zh;

/** Words in both languages: one that is missing in either is a type error. */
export interface Bilingual<T> {
  readonly zh: T;
  readonly en: T;
}

/** Declares what a screen says: `bilingual({ zh: { title: '总览' }, en: { title: 'Overview' } })`. */
export const bilingual = <T>(words: { readonly zh: T; readonly en: NoInfer<T> }): Bilingual<T> => words;

const SHARED: Bilingual<Words> = bilingual({ zh, en });

export const LanguageContext = createContext<Language>('zh');

export const useLanguage = (): Language => useContext(LanguageContext);

/** The words that all screens share, in the reader's language. */
export const useWords = (): Words => SHARED[useLanguage()];

/** A screen's own words, in the reader's language. */
export const useOwnWords = <T>(words: Bilingual<T>): T => words[useLanguage()];
