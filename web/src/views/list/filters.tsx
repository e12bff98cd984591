import type { JSX } from 'preact';
import { useAnswer } from '../../api/use-answer.ts';
import { Name } from '../../components/name.tsx';
import { RegionNameDocument } from '../../generated/list.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { useHref, useLens, useParameters } from '../../navigation/address.ts';
import { type Asked, ORDERS, own } from './asking.ts';
import { listWords } from './words.ts';

/** The words, the order, and the filters that are on, each with a way to take it off. */
export function Filters({ asked }: { asked: Asked }): JSX.Element {
  const words = useOwnWords(listWords);
  const [, change] = useParameters(own);
  const first = { after: '', before: '' };
  return (
    <search class="filters">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const given = new FormData(event.currentTarget).get('q');
          change({ q: String(given ?? '').trim(), ...first }, { by: 'open' });
        }}
      >
        <input
          key={asked.q}
          name="q"
          type="text"
          maxLength={256}
          aria-label={words.query}
          placeholder={words.query}
          value={asked.q}
        />
        <button type="submit">{words.search}</button>
      </form>
      {asked.q === '' && (
        <label>
          {words.order}{' '}
          <select
            value={asked.order}
            onChange={({ currentTarget }) => {
              const order = ORDERS.find((each) => each === currentTarget.value);
              if (order) change({ order, ...first });
            }}
          >
            {ORDERS.map((order) => (
              <option key={order} value={order}>
                {words.orders[order]}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        <input
          type="checkbox"
          checked={asked.made}
          onChange={({ currentTarget }) => change({ made: currentTarget.checked, ...first })}
        />
        {words.made}
      </label>
      <Chosen asked={asked} />
    </search>
  );
}

/** The filters that are on. */
function Chosen({ asked }: { asked: Asked }): JSX.Element | null {
  const words = useOwnWords(listWords);
  const shared = useWords();
  const { kind, region, tie, least, located } = asked;
  if (kind === null && region === '' && tie === null && !located) return null;
  return (
    <ul class="chosen" aria-label={words.filters}>
      {kind !== null && <Removable name={shared.kinds[kind]} without={{ ...asked, kind: null }} />}
      {region !== '' && <ChosenRegion asked={asked} />}
      {located && <Removable name={words.located} without={{ ...asked, located: false }} />}
      {tie !== null && (
        <Removable name={words.tie(shared.relations[tie].out, least)} without={{ ...asked, tie: null, least: 1 }} />
      )}
    </ul>
  );
}

function ChosenRegion({ asked }: { asked: Asked }): JSX.Element {
  const { data } = useAnswer(RegionNameDocument, { key: asked.region, asOf: useLens() ?? null });
  return <Removable name={data?.entity?.name ?? asked.region} without={{ ...asked, region: '' }} />;
}

function Removable({ name, without }: { name: string; without: Asked }): JSX.Element {
  const words = useOwnWords(listWords);
  const href = useHref();
  const parameters = own.write({ ...without, after: '', before: '' });
  return (
    <li>
      <a href={href({ screen: 'list', parameters })} aria-label={words.remove(name)}>
        <Name name={name} /> <span aria-hidden="true">×</span>
      </a>
    </li>
  );
}
