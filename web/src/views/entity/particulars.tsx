import type { JSX } from 'preact';
import { dayText } from '../../core/time/dates.ts';
import { useSaying } from './facts.tsx';
import type { PageEntity } from './page-entity.ts';
import { particularsOf } from './particulars-of.ts';

/** What an entity of its kind says of itself; nothing is shown of what no source states. */
export function Particulars({ entity }: { entity: PageEntity }): JSX.Element | null {
  const saying = useSaying();
  const rows = particularsOf(entity, { ...saying, day: (day) => dayText(day, saying.language) });
  if (rows.length === 0) return null;
  return (
    <dl class="particulars">
      {rows.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
