import type { JSX } from 'preact';
import { Standing } from '../../components/chip.tsx';
import { Claim } from '../../components/evidence.tsx';
import { EntityLink } from '../../components/name.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { type Group, grouped, happens, otherEnd } from '../../core/facts/facts.ts';
import { datesText } from '../../core/time/dates.ts';
import type { FactFragment } from '../../generated/entity.ts';
import { useLanguage, useOwnWords, useWords } from '../../language/words.ts';
import { asWhat, type Saying } from './fact-text.ts';
import { entityWords } from './words.ts';

/** The facts of an entity, a table for each kind; every row opens its evidence. */
export function Facts({ facts, of }: { facts: readonly FactFragment[]; of: string }): JSX.Element {
  return (
    <div class="facts">
      {grouped(facts, of).map((group) => (
        <FactGroup key={`${group.predicate} ${group.way}`} group={group} of={of} />
      ))}
    </div>
  );
}

function FactGroup({ group, of }: { group: Group<FactFragment>; of: string }): JSX.Element {
  const words = useWords();
  const columns = useFactColumns(of);
  const name = words.relations[group.predicate]?.[group.way] ?? group.predicate;
  return (
    <Table
      caption={`${name} (${group.facts.length})`}
      columns={columns}
      rows={group.facts}
      keyOf={({ id }) => id}
      titleOf={(fact) => `${name} ${otherEnd(fact, of).name}`}
      detail={({ id }) => <Claim id={id} />}
    />
  );
}

export const useSaying = (): Saying => ({
  words: useWords(),
  own: useOwnWords(entityWords),
  language: useLanguage(),
});

/** The same columns for every kind, so that the eye can go down them. */
export function useFactColumns(of: string): readonly Column<FactFragment>[] {
  const saying = useSaying();
  const { own, words, language } = saying;
  const sure = ({ provenance }: FactFragment): string => own.confidence(Math.round(provenance.confidence * 100));
  return [
    {
      name: 'other',
      head: own.columns.other,
      text: (fact) => otherEnd(fact, of).name,
      cell: (fact) => <EntityLink entity={otherEnd(fact, of)} />,
    },
    { name: 'as', head: own.columns.as, text: (fact) => asWhat(fact, saying) },
    {
      name: 'when',
      head: own.columns.when,
      text: ({ validity, predicate, from }) => datesText(validity, language, happens(predicate, from.kind)),
      order: ({ validity }) => validity.from ?? validity.observedOn[0] ?? validity.to,
    },
    {
      name: 'sure',
      head: own.columns.sure,
      text: (fact) => `${words.statuses[fact.provenance.status] ?? fact.provenance.status} ${sure(fact)}`,
      cell: (fact) => (
        <>
          <Standing status={fact.provenance.status} /> {sure(fact)}
        </>
      ),
      order: ({ provenance }) => provenance.confidence,
    },
  ];
}

/** Columns of the file with all facts: what the tables show, and what they leave to their headings. */
export function useFileColumns(of: string): readonly Column<FactFragment>[] {
  const columns = useFactColumns(of);
  const { words, own } = useSaying();
  return [
    {
      name: 'relation',
      head: own.columns.relation,
      text: ({ predicate, from }) => words.relations[predicate]?.[from.key === of ? 'out' : 'in'] ?? predicate,
    },
    ...columns,
    {
      name: 'chains',
      head: own.columns.chains,
      text: ({ fourChains }) => fourChains.map((chain) => words.fourChains[chain] ?? chain).join(' '),
    },
    { name: 'sources', head: own.columns.sources, text: ({ provenance }) => String(provenance.evidence.totalCount) },
    { name: 'key', head: own.key, text: (fact) => otherEnd(fact, of).key },
  ];
}
