import type { JSX } from 'preact';
import { useWords } from '../language/words.ts';
import { hereWith, useAddress, useHref } from '../navigation/address.ts';
import { SCREENS } from '../screens.ts';
import { Emblem } from './emblem.tsx';
import { SearchBox } from './search-box.tsx';
import { Share } from './share.tsx';

/** On every screen: where one can go, search, language, share, help. */
export function TopBar(): JSX.Element {
  const words = useWords();
  const href = useHref();
  const address = useAddress();
  const other = address.language === 'zh' ? 'en' : 'zh';
  return (
    <header class="bar">
      <a class="bar-name" href={href({ screen: 'home' })}>
        <Emblem />
        <span>{words.name}</span>
      </a>
      <nav aria-label={words.navigation}>
        {SCREENS.filter(({ inBar }) => inBar).map(({ name }) => (
          <a key={name} href={href({ screen: name })} aria-current={name === address.screen ? 'page' : undefined}>
            {words.screens[name]}
          </a>
        ))}
      </nav>
      <SearchBox />
      <div class="bar-tools">
        <a href={hereWith(address, { language: other })} lang={other === 'zh' ? 'zh-CN' : 'en'}>
          {words.switchLanguage}
        </a>
        <Share />
        {SCREENS.some(({ name }) => name === 'help') && <a href={href({ screen: 'help' })}>{words.screens.help}</a>}
      </div>
    </header>
  );
}
