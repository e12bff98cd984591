import type { JSX } from 'preact';
import { Name } from '../../components/name.tsx';
import { datesText } from '../../core/time/dates.ts';
import { useLanguage, useOwnWords, useWords } from '../../language/words.ts';
import type { PageEntity } from './page-entity.ts';
import { entityWords } from './words.ts';

/** Other names with when they were in use, and what others call it by numbers. */
export function Names({ entity }: { entity: PageEntity }): JSX.Element {
  const own = useOwnWords(entityWords);
  const words = useWords();
  const language = useLanguage();
  return (
    <dl class="particulars">
      {entity.aliases.length > 0 && (
        <div>
          <dt>{own.aliases}</dt>
          <dd>
            <ul>
              {entity.aliases.map(({ name, kind, validity }) => (
                <li key={`${kind} ${name}`}>
                  <Name name={name} />{' '}
                  <span class="quiet">
                    {words.nameKinds[kind] ?? kind}
                    {isDated(validity) && ` · ${datesText(validity, language)}`}
                  </span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
      {entity.identifiers.map(({ scheme, value, checkStatus }) => (
        <div key={`${scheme} ${value}`}>
          <dt>{own.schemes[scheme] ?? scheme}</dt>
          <dd>
            <code>{value}</code>
            {checkStatus === 'FAILED' && <span class="warn"> {own.checkFailed}</span>}
          </dd>
        </div>
      ))}
      <div>
        <dt>{own.key}</dt>
        <dd>
          <code class="quiet">
            <Name name={entity.key} />
          </code>
        </dd>
      </div>
    </dl>
  );
}

const isDated = ({ from, to, observedOn }: PageEntity['validity']): boolean =>
  from !== null || to !== null || observedOn.length > 0;
