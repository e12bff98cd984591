import type { JSX } from 'preact';
import { EntityField } from '../../components/entity-field.tsx';
import { EntityLink, type Named } from '../../components/name.tsx';
import { useOwnWords } from '../../language/words.ts';
import { words } from './words.ts';

interface Choosing {
  readonly label: string;
  readonly help?: string;
  readonly keys: readonly string[];
  readonly most: number;
  readonly known: ReadonlyMap<string, Named>;
  readonly onChange: (keys: readonly string[]) => void;
}

/** Entities chosen for one purpose, each with a way to take it out again. */
export function Choosing({ label, help, keys, most, known, onChange }: Choosing): JSX.Element {
  const own = useOwnWords(words);
  return (
    <div class="choosing">
      <h3>{label}</h3>
      {help !== undefined && <p class="quiet">{help}</p>}
      <ul>
        {keys.map((key) => {
          const entity = known.get(key);
          return (
            <li key={key}>
              {entity ? <EntityLink entity={entity} /> : <code>{key}</code>}
              <button
                type="button"
                class="plain"
                aria-label={own.remove(entity?.name ?? key)}
                onClick={() => onChange(keys.filter((each) => each !== key))}
              >
                ×
              </button>
            </li>
          );
        })}
      </ul>
      {keys.length < most && (
        <EntityField
          label={`${label}: ${own.choose}`}
          onChoose={({ key }) => onChange([...keys.filter((each) => each !== key), key])}
        />
      )}
    </div>
  );
}
