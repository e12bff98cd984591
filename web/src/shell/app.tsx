import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { LiveRegion } from '../components/live-region.tsx';
import { LanguageContext, useWords } from '../language/words.ts';
import { AddressContext } from '../navigation/address.ts';
import { currentAddress, onAddress } from '../navigation/history.ts';
import { Boundary } from './boundary.tsx';
import { CurrentScreen } from './current-screen.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

/** The whole page: the bar, the screen that the address names, and what is spoken. */
export function App(): JSX.Element {
  const [address, setAddress] = useState(currentAddress);
  useEffect(() => onAddress(setAddress), []);
  useKeptFocus();
  useEffect(() => {
    document.documentElement.lang = address.language === 'zh' ? 'zh-CN' : 'en';
  }, [address.language]);
  return (
    <LanguageContext.Provider value={address.language}>
      <AddressContext.Provider value={address}>
        <SkipLink />
        <TopBar />
        <Boundary key={`${address.screen} ${address.key}`}>
          <CurrentScreen />
        </Boundary>
        <LiveRegion />
      </AddressContext.Provider>
    </LanguageContext.Provider>
  );
}

function SkipLink(): JSX.Element {
  const words = useWords();
  return (
    <a class="skip" href="#main">
      {words.skip}
    </a>
  );
}
