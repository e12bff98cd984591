import type { JSX } from 'preact';
import { useAnswer } from '../../api/use-answer.ts';
import { Claim } from '../../components/evidence.tsx';
import { EntityLink } from '../../components/name.tsx';
import { Answered } from '../../components/states.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { EventOutcomesDocument, type FactFragment } from '../../generated/entity.ts';
import { useLens } from '../../navigation/address.ts';
import { asWhat } from './fact-text.ts';
import { useSaying } from './facts.tsx';

/** What came of an event, at whichever of its parts; nothing where no source says that anything did. */
export function Outcomes({ of }: { of: string }): JSX.Element {
  const { own } = useSaying();
  const answer = useAnswer(EventOutcomesDocument, { key: of, asOf: useLens() ?? null });
  const columns = useColumns();
  return (
    <Answered answer={answer}>
      {({ entity }) => {
        const outcomes = entity && 'outcomes' in entity ? entity.outcomes.nodes : [];
        if (outcomes.length === 0) return null;
        return (
          <section class="section">
            <h2>{own.outcomes}</h2>
            <p class="quiet">{own.outcomesHelp}</p>
            <Table
              caption={own.outcomes}
              captionHidden
              columns={columns}
              rows={outcomes}
              keyOf={({ id }) => id}
              titleOf={({ from }) => from.name}
              detail={({ id }) => <Claim id={id} />}
            />
          </section>
        );
      }}
    </Answered>
  );
}

function useColumns(): readonly Column<FactFragment>[] {
  const saying = useSaying();
  const { own } = saying;
  return [
    {
      name: 'outcome',
      head: own.outcomes,
      text: ({ from }) => from.name,
      cell: ({ from }) => <EntityLink entity={from} />,
    },
    { name: 'how', head: own.columns.as, text: (fact) => asWhat(fact, saying) },
    { name: 'part', head: own.part, text: ({ to }) => to.name, cell: ({ to }) => <EntityLink entity={to} /> },
  ];
}
