import type { JSX } from 'preact';
import { useAnswer } from '../../api/use-answer.ts';
import { Standing } from '../../components/chip.tsx';
import { Claim } from '../../components/evidence.tsx';
import { EntityLink } from '../../components/name.tsx';
import { Answered } from '../../components/states.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { whenever } from '../../core/address/address.ts';
import { datesText } from '../../core/time/dates.ts';
import { SuccessionDocument, type SuccessionQuery } from '../../generated/entity.ts';
import { useLens } from '../../navigation/address.ts';
import { useSaying } from './facts.tsx';

type Held = Extract<
  NonNullable<SuccessionQuery['entity']>,
  { readonly appointments: unknown }
>['appointments']['nodes'][number];

/** Who held a post, newest first, whether they still do or not. */
export function Succession({ of }: { of: string }): JSX.Element {
  const { own } = useSaying();
  const lens = useLens();
  const answer = useAnswer(SuccessionDocument, { key: of, asOf: whenever(lens) });
  const columns = useColumns();
  return (
    <section class="section">
      <h2>{own.succession}</h2>
      <Answered answer={answer}>
        {({ entity }) => {
          const held = entity && 'appointments' in entity ? entity.appointments.nodes : [];
          if (held.length === 0) return <p>{own.noSuccession}</p>;
          return (
            <Table
              caption={own.succession}
              captionHidden
              columns={columns}
              rows={held}
              keyOf={({ id }) => id}
              titleOf={({ person }) => person.name}
              detail={({ id }) => <Claim id={id} />}
            />
          );
        }}
      </Answered>
    </section>
  );
}

function useColumns(): readonly Column<Held>[] {
  const { own, words, language } = useSaying();
  return [
    {
      name: 'holder',
      head: own.holder,
      text: ({ person }) => person.name,
      cell: ({ person }) => <EntityLink entity={person} />,
    },
    {
      name: 'when',
      head: own.columns.when,
      text: ({ validity }) => datesText(validity, language),
      order: ({ validity }) => validity.from ?? validity.observedOn[0] ?? validity.to,
    },
    {
      name: 'sure',
      head: own.columns.sure,
      text: ({ provenance }) => words.statuses[provenance.status] ?? provenance.status,
      cell: ({ provenance }) => <Standing status={provenance.status} always />,
    },
  ];
}
