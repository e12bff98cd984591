import type { JSX } from 'preact';
import { useAnswer } from '../../api/use-answer.ts';
import { Claim } from '../../components/evidence.tsx';
import { EntityLink } from '../../components/name.tsx';
import { Answered } from '../../components/states.tsx';
import { datesText } from '../../core/time/dates.ts';
import { type FactFragment, RivalsDocument } from '../../generated/entity.ts';
import { asWhat } from './fact-text.ts';
import { useSaying } from './facts.tsx';

/** Facts that are contradicted: each with what speaks for and against it, beside what it stands against. */
export function Disputes({ facts }: { facts: readonly FactFragment[] }): JSX.Element | null {
  const { own } = useSaying();
  const disputed = facts.filter(({ provenance }) => provenance.status === 'DISPUTED');
  if (disputed.length === 0) return null;
  return (
    <section class="section disputes">
      <h2>{own.disputes}</h2>
      <p class="quiet">{own.disputesHelp}</p>
      {together(disputed).map(([first, ...others]) => (
        <div key={first.id} class="sides">
          {[first, ...others].map((fact) => (
            <Said key={fact.id} fact={fact} />
          ))}
          {'title' in first && others.length === 0 && <Rivals id={first.id} />}
        </div>
      ))}
    </section>
  );
}

type Together = [FactFragment, ...FactFragment[]];

/** Appointments to one post stand together; any other fact stands for itself. */
function together(facts: readonly FactFragment[]): Together[] {
  const groups = new Map<string, Together>();
  for (const fact of facts) {
    const name = 'title' in fact ? `${fact.to.key} ${fact.title}` : fact.id;
    const group = groups.get(name);
    if (group) group.push(fact);
    else groups.set(name, [fact]);
  }
  return [...groups.values()];
}

function Said({ fact }: { fact: FactFragment }): JSX.Element {
  const saying = useSaying();
  const { words, language } = saying;
  return (
    <div>
      <p>
        <EntityLink entity={fact.from} />{' '}
        <span class="quiet">{words.relations[fact.predicate]?.out ?? fact.predicate}</span>{' '}
        <EntityLink entity={fact.to} /> {asWhat(fact, saying)}
      </p>
      <p class="quiet">{datesText(fact.validity, language)}</p>
      <Claim id={fact.id} />
    </div>
  );
}

/** The others who are said to hold the same post. */
function Rivals({ id }: { id: string }): JSX.Element {
  const { language } = useSaying();
  const answer = useAnswer(RivalsDocument, { id });
  return (
    <Answered answer={answer}>
      {({ node }) => {
        const post = node && 'post' in node ? node.post : null;
        const rivals = (post?.appointments.nodes ?? []).filter(
          (each) => each.id !== id && each.provenance.status === 'DISPUTED',
        );
        return rivals.map((rival) => (
          <div key={rival.id}>
            <p>
              <EntityLink entity={rival.person} /> {rival.title}
            </p>
            <p class="quiet">{datesText(rival.validity, language)}</p>
            <Claim id={rival.id} />
          </div>
        ));
      }}
    </Answered>
  );
}
