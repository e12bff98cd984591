import type { JSX } from 'preact';
import { EntityLink } from '../../components/name.tsx';
import { grouped, otherEnd, wayOf } from '../../core/facts/facts.ts';
import { type Entry, type Moment, timeline } from '../../core/facts/timeline.ts';
import { dayText } from '../../core/time/dates.ts';
import type { FactFragment } from '../../generated/entity.ts';
import { asWhat } from './fact-text.ts';
import { useSaying } from './facts.tsx';

/** Of one kind on one day so many are shown; the tables have all. */
const MOST = 6;

/** What is known to have begun, ended or been seen on which day, the newest first. */
export function Timeline({ facts, of }: { facts: readonly FactFragment[]; of: string }): JSX.Element {
  const { own, language } = useSaying();
  const days = timeline(facts);
  if (days.length === 0) return <p class="quiet">{own.noDays}</p>;
  return (
    <ol class="timeline">
      {days.map(({ day, entries }) => (
        <li key={day}>
          <time dateTime={day}>{dayText(day, language)}</time>
          <ul>
            {byKind(entries, of).map((alike) => (
              <li key={alike.name}>
                <Alike {...alike} of={of} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

interface AlikeEntries {
  readonly name: string;
  readonly moment: Moment;
  readonly facts: readonly FactFragment[];
}

/** The entries of one day, those of one kind together. */
const byKind = (entries: readonly Entry<FactFragment>[], of: string): AlikeEntries[] =>
  (['began', 'seen', 'ended'] as const).flatMap((moment) => {
    const facts = entries.filter((entry) => entry.moment === moment).map(({ fact }) => fact);
    return grouped(facts, of).map((group) => ({
      name: `${moment} ${group.predicate} ${group.way}`,
      moment,
      facts: group.facts,
    }));
  });

function Alike({ moment, facts, of }: AlikeEntries & { of: string }): JSX.Element | null {
  const saying = useSaying();
  const { words, own } = saying;
  const [first] = facts;
  if (!first) return null;
  const way = wayOf(first, of);
  return (
    <>
      <span class="quiet">
        {words.relations[first.predicate]?.[way] ?? first.predicate}
        {moment !== 'began' && ` · ${own.moments[moment]}`}
      </span>
      {facts.slice(0, MOST).map((fact) => (
        <span key={fact.id} class="timeline-fact">
          <EntityLink entity={otherEnd(fact, of)} /> <span class="quiet">{asWhat(fact, saying)}</span>
        </span>
      ))}
      {facts.length > MOST && <span class="quiet timeline-fact">{own.andMore(facts.length - MOST)}</span>}
    </>
  );
}
