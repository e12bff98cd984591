import type { ComponentChildren, JSX } from 'preact';
import { Standing, Synthetic } from '../../components/chip.tsx';
import { Disclosure } from '../../components/disclosure.tsx';
import { download } from '../../components/download.ts';
import { Claim } from '../../components/evidence.tsx';
import { TypeMark } from '../../components/mark.tsx';
import { Name } from '../../components/name.tsx';
import { Page } from '../../components/page.tsx';
import { Empty, Failed, Truncated } from '../../components/states.tsx';
import { sourcesOf } from '../../core/facts/facts.ts';
import { csvOf } from '../../core/table/csv.ts';
import type { FactFragment } from '../../generated/entity.ts';
import { useOwnWords, useWords } from '../../language/words.ts';
import { Disputes } from './disputes.tsx';
import { Ego } from './ego.tsx';
import { Facts, useFileColumns } from './facts.tsx';
import { Names } from './names.tsx';
import { Outcomes } from './outcomes.tsx';
import type { PageEntity } from './page-entity.ts';
import { Particulars } from './particulars.tsx';
import { Succession } from './succession.tsx';
import { Timeline } from './timeline.tsx';
import { useFacts } from './use-facts.ts';
import { entityWords } from './words.ts';

interface SheetProps {
  readonly entity: PageEntity;
  readonly asOf: Parameters<typeof useFacts>[1];
  /** Whether what has ended or not begun is shown as well. */
  readonly past: boolean;
  readonly onPast: (past: boolean) => void;
}

export function EntitySheet({ entity, asOf, past, onPast }: SheetProps): JSX.Element {
  const own = useOwnWords(entityWords);
  const { facts, hasMore, failure, more } = useFacts(entity, asOf);
  const total = entity.relations.totalCount;
  return (
    <Page
      title={entity.name}
      heading={<Heading entity={entity} />}
      sources={sourcesOf([entity, ...facts])}
      actions={<Actions entity={entity} facts={facts} />}
    >
      <div class="columns entity-top">
        <div>
          <section class="section">
            <h2 class="hidden">{own.about}</h2>
            <Particulars entity={entity} />
            <Names entity={entity} />
            <Disclosure summary={own.why}>
              <Claim id={entity.id} />
            </Disclosure>
          </section>
          <Section title={own.timeline}>
            <Timeline facts={facts} of={entity.key} />
          </Section>
        </div>
        <Section title={own.ego}>
          <Ego entity={entity} facts={facts} />
        </Section>
      </div>
      <Disputes facts={facts} />
      {entity.kind === 'ROLE' && <Succession of={entity.key} />}
      {entity.kind === 'EVENT' && <Outcomes of={entity.key} />}
      <section class="section">
        <div class="section-head">
          <h2>{own.facts(total)}</h2>
          <label class="no-print">
            <input type="checkbox" checked={past} onChange={({ currentTarget }) => onPast(currentTarget.checked)} />{' '}
            {own.past}
          </label>
        </div>
        {facts.length === 0 && <Empty title={own.noFacts}>{!past && <p>{own.noFactsAdvice}</p>}</Empty>}
        <Facts facts={facts} of={entity.key} />
        {hasMore && (
          <Truncated>
            {own.more(facts.length, total)}{' '}
            <button type="button" onClick={more}>
              {own.moreButton}
            </button>
          </Truncated>
        )}
        {failure && <Failed failure={failure} retry={more} />}
      </section>
    </Page>
  );
}

const Section = ({ title, children }: { title: string; children: ComponentChildren }): JSX.Element => (
  <section class="section">
    <h2>{title}</h2>
    {children}
  </section>
);

function Heading({ entity }: { entity: PageEntity }): JSX.Element {
  const words = useWords();
  return (
    <>
      <span class="entity-kind">
        <TypeMark kind={entity.kind} size={14} />
        {words.kinds[entity.kind] ?? entity.kind}
        {entity.synthetic && <Synthetic />}
        <Standing status={entity.provenance.status} />
      </span>{' '}
      <Name name={entity.name} />
    </>
  );
}

function Actions({ entity, facts }: { entity: PageEntity; facts: readonly FactFragment[] }): JSX.Element {
  const own = useOwnWords(entityWords);
  const columns = useFileColumns(entity.key);
  const save = (): void => {
    const rows = facts.map((fact) => columns.map(({ text }) => text(fact)));
    download(`${fileName(entity.name)}.csv`, 'text/csv', csvOf([columns.map(({ head }) => head), ...rows]));
  };
  return (
    <span class="no-print">
      <button type="button" class="plain" onClick={save}>
        {own.csv}
      </button>
      <button type="button" class="plain" onClick={() => window.print()}>
        {own.print}
      </button>
    </span>
  );
}

/** A name that every file system takes. */
const fileName = (name: string): string => name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60) || 'silian';
