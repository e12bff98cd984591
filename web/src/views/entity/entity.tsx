import type { JSX } from 'preact';
import { useAnswer } from '../../api/use-answer.ts';
import { Page } from '../../components/page.tsx';
import { Answered, Empty } from '../../components/states.tsx';
import { whenever } from '../../core/address/address.ts';
import { flag, parametersOf } from '../../core/address/parameters.ts';
import { EntityPageDocument } from '../../generated/entity.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { useAddress, useLens, useParameters } from '../../navigation/address.ts';
import { EntitySheet } from './sheet.tsx';
import { entityWords } from './words.ts';
import './entity.css';

const own = parametersOf({ past: flag() });

/** All that is known of one entity, every line with its evidence. */
export default function Entity(): JSX.Element {
  const words = useWords();
  const said = useOwnWords(entityWords);
  const { key } = useAddress();
  const lens = useLens();
  const [{ past }, change] = useParameters(own);
  // whenever, or on a day: not both
  const asOf = past ? whenever(lens) : (lens ?? null);
  const answer = useAnswer(EntityPageDocument, { key, asOf });
  const entity = answer.data?.entity;
  if (entity)
    return <EntitySheet entity={entity} asOf={asOf} past={past} onPast={(value) => change({ past: value })} />;
  return (
    <Page title={entity === null ? said.nothing(key) : words.screens.entity} sources={entity === null ? 0 : undefined}>
      <Answered answer={answer}>{() => <Empty title={said.nothingAdvice} />}</Answered>
    </Page>
  );
}
