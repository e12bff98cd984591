import { type Address, parseAddress } from '../core/address/address.ts';

type Listener = (address: Address) => void;
const listeners = new Set<Listener>();

/** Where the reader is now. */
export const currentAddress = (): Address => parseAddress(window.location);

/** A new place, to which Back leads back. */
export function open(href: string): void {
  window.history.pushState(null, '', href);
  tell();
}

/** The same place seen otherwise: a selection, a sorting. Back does not stop here. */
export function replace(href: string): void {
  window.history.replaceState(null, '', href);
  tell();
}

/** Hears of every change of the address; returns how to stop. */
export function onAddress(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  const address = currentAddress();
  for (const listener of listeners) listener(address);
}

/** Follows links inside the explorer without loading the page anew; modified clicks and other places stay the browser's. */
export function followLinks(): void {
  window.addEventListener('popstate', tell);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.defaultPrevented || !isPlain(event) || !isOwn(link)) return;
    event.preventDefault();
    const isHere = link.href === window.location.href;
    (isHere ? replace : open)(link.href);
    if (!isHere) window.scrollTo(0, 0);
  });
}

const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

const isOwn = (link: HTMLAnchorElement): boolean =>
  link.origin === window.location.origin &&
  !link.hasAttribute('download') &&
  (link.target === '' || link.target === '_self') &&
  // a fragment of this page is the browser's, and so is what is no screen
  !(link.hash !== '' && link.pathname === window.location.pathname) &&
  parseAddress(link).screen !== undefined;
