import { createContext } from 'preact';
import { useCallback, useContext, useMemo } from 'preact/hooks';
import { type Address, hrefOf, lensOf, type Place, type View } from '../core/address/address.ts';
import type { Parameters } from '../core/address/parameters.ts';
import { open, replace } from './history.ts';

const NOWHERE: Address = {
  screen: undefined,
  key: '',
  language: 'zh',
  asOf: null,
  knownAt: null,
  parameters: new URLSearchParams(),
};

export const AddressContext = createContext<Address>(NOWHERE);

/** Where the reader is; a component that uses it is drawn again when that changes. */
export const useAddress = (): Address => useContext(AddressContext);

/** Links to places, looked at as this one is. */
export function useHref(): (place: Place) => string {
  const address = useAddress();
  return useCallback((place) => hrefOf(place, address), [address]);
}

/** The lens for questions: `asOf` of the schema, undefined for today and now. */
export function useLens(): ReturnType<typeof lensOf> {
  const { asOf, knownAt } = useAddress();
  return useMemo(() => lensOf({ language: 'zh', asOf, knownAt }), [asOf, knownAt]);
}

/** The link to this very place, looked at otherwise. */
export const hereWith = (address: Address, view: Partial<View>): string =>
  hrefOf(
    { screen: address.screen ?? 'home', key: address.key, parameters: address.parameters },
    { language: address.language, asOf: address.asOf, knownAt: address.knownAt, ...view },
  );

export interface Change {
  /** `open` where Back should lead back to what was before; else the entry in the history is replaced. */
  readonly by: 'open' | 'replace';
}

/** A screen's own parameters, and how to change some of them. */
export function useParameters<T extends object>(
  parameters: Parameters<T>,
): [T, (changes: Partial<T>, how?: Change) => void] {
  const address = useAddress();
  const values = useMemo(() => parameters.read(address.parameters), [parameters, address.parameters]);
  const change = (changes: Partial<T>, { by }: Change = { by: 'replace' }): void => {
    const written = parameters.write({ ...values, ...changes });
    const place = { screen: address.screen ?? 'home', key: address.key, parameters: written } as const;
    (by === 'open' ? open : replace)(hrefOf(place, address));
  };
  return [values, change];
}
