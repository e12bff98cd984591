import type { JSX } from 'preact';
import { Claim } from '../../components/evidence.tsx';
import { EntityLink, Name } from '../../components/name.tsx';
import { Empty } from '../../components/states.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { dayText } from '../../core/time/dates.ts';
import type { RecentEventsQuery } from '../../generated/home.ts';
import { useLanguage, useOwnWords, useWords } from '../../language/words.ts';
import { useHref } from '../../navigation/address.ts';
import { partiesByCapacity, partiesText } from './parties.ts';
import { homeWords } from './words.ts';

export type RecentEvent = RecentEventsQuery['events']['nodes'][number];

/** What happened lately, with who took part as what, and who reports it. */
export function RecentEvents({ events }: { events: readonly RecentEvent[] }): JSX.Element {
  const own = useOwnWords(homeWords);
  const href = useHref();
  const columns = useColumns();
  const all = href({ screen: 'list', parameters: new URLSearchParams({ kind: 'EVENT' }) });
  if (events.length === 0) return <Empty title={own.noEvents}>{own.noEventsAdvice}</Empty>;
  return (
    <>
      <div class="section-head">
        <h2>{own.recent}</h2>
        <a href={all}>{own.allEvents}</a>
      </div>
      <Table
        caption={own.recent}
        captionHidden
        columns={columns}
        rows={events}
        keyOf={({ id }) => id}
        titleOf={({ name }) => name}
        detail={({ id }) => <Claim id={id} />}
        file="silian-events"
      />
    </>
  );
}

function useColumns(): readonly Column<RecentEvent>[] {
  const own = useOwnWords(homeWords);
  const words = useWords();
  const language = useLanguage();
  const day = ({ startsOn }: RecentEvent): string => (startsOn === null ? own.dayUnknown : dayText(startsOn, language));
  const sourceOf = ({ provenance }: RecentEvent) => provenance.evidence.nodes[0]?.source;
  return [
    { name: 'day', head: own.day, text: day, order: ({ startsOn }) => startsOn },
    { name: 'event', head: own.event, text: ({ name }) => name, cell: (event) => <EntityLink entity={event} /> },
    {
      name: 'parties',
      head: own.parties,
      text: ({ participations }) => partiesText(participations.nodes, words),
      cell: (event) => <Parties event={event} />,
    },
    {
      name: 'source',
      head: own.source,
      text: (event) => sourceOf(event)?.publisher ?? sourceOf(event)?.title ?? '',
    },
  ];
}

function Parties({ event: { participations } }: { event: RecentEvent }): JSX.Element {
  const own = useOwnWords(homeWords);
  const { capacities } = useWords();
  const language = useLanguage();
  const { nodes, totalCount } = participations;
  return (
    <ul class="parties">
      {partiesByCapacity(nodes).map(({ capacity, parties }) => (
        <li key={capacity}>
          <span class="quiet">{capacities[capacity] ?? capacity}</span>{' '}
          {parties.map((party, place) => (
            <span key={party.key}>
              {place > 0 && (language === 'zh' ? '、' : ', ')}
              <Name name={party.name} />
            </span>
          ))}
        </li>
      ))}
      {totalCount > nodes.length && <li class="quiet">{own.more(totalCount)}</li>}
    </ul>
  );
}
