import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Failure } from '../api/failure.ts';
import { Empty, Failed, Loading } from '../components/states.tsx';
import type { ScreenName } from '../core/address/paths.ts';
import { useWords } from '../language/words.ts';
import { useAddress, useHref } from '../navigation/address.ts';
import { SCREENS } from '../screens.ts';

const loaded = new Map<ScreenName, ComponentType>();

/** The screen that the address names; its code comes when it is first wanted. */
export function CurrentScreen(): JSX.Element {
  const { screen, key } = useAddress();
  const [failure, setFailure] = useState<Failure>();
  const [, setArrived] = useState<ScreenName>();
  const wanted = SCREENS.find(({ name }) => name === screen);
  useEffect(() => {
    if (!wanted || loaded.has(wanted.name)) return;
    wanted.load().then(
      (module) => {
        loaded.set(wanted.name, module.default);
        setArrived(wanted.name);
      },
      (error: unknown) => setFailure(new Failure('NETWORK', String(error))),
    );
  }, [wanted]);
  if (!wanted) return <Missing />;
  const Screen = loaded.get(wanted.name);
  // another entity is another page: nothing of the one before stays in it
  if (Screen) return <Screen key={key} />;
  return (
    <main id="main" class="page">
      {failure ? <Failed failure={failure} retry={() => window.location.reload()} /> : <Loading />}
    </main>
  );
}

function Missing(): JSX.Element {
  const { states } = useWords();
  const href = useHref();
  return (
    <main id="main" class="page">
      <h1>{states.missing}</h1>
      <Empty title={states.missingAdvice}>
        <a href={href({ screen: 'home' })}>{states.toHome}</a>
      </Empty>
    </main>
  );
}
