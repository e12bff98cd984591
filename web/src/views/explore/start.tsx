import type { ComponentChildren, JSX } from 'preact';
import type { Answer } from '../../api/use-answer.ts';
import { TypeMark } from '../../components/mark.tsx';
import { Name } from '../../components/name.tsx';
import { Answered } from '../../components/states.tsx';
import * as acts from '../../core/scene/acts.ts';
import { STEP } from '../../core/scene/expansion.ts';
import { EMPTY, type SceneView, sceneParameters } from '../../core/scene/view.ts';
import type { EntityKind } from '../../generated/enums.ts';
import type { BeginningsQuery } from '../../generated/explore.ts';
import { useOwnWords } from '../../language/words.ts';
import { useHref } from '../../navigation/address.ts';
import { words } from './words.ts';

/** An empty canvas: four questions that it has an answer to. Never a hairball. */
export function Start({
  answer,
  children,
}: {
  answer: Answer<BeginningsQuery>;
  children: ComponentChildren;
}): JSX.Element {
  const own = useOwnWords(words);
  return (
    <div class="start">
      <p>{own.intro}</p>
      {children}
      <h2>{own.begin}</h2>
      <Answered answer={answer} lines={4}>
        {(data) => <Beginnings data={data} />}
      </Answered>
      <p class="quiet">{own.mouse}</p>
    </div>
  );
}

function Beginnings({ data }: { data: BeginningsQuery }): JSX.Element {
  const { beginnings } = useOwnWords(words);
  const href = useHref();
  const [event] = data.events.nodes;
  const [hub] = data.ranking?.nodes ?? [];
  const people = data.people.nodes;
  const [one, other] = people;
  const questions: Question[] = [];
  if (event) questions.push([beginnings.latest(event.name), aroundAll([event.key]), event.kind]);
  if (hub) questions.push([beginnings.hub(hub.name), aroundAll([hub.key]), hub.kind]);
  if (one) questions.push([beginnings.people, aroundAll(people.map(({ key }) => key)), one.kind]);
  if (one && other)
    questions.push([beginnings.way(one.name, other.name), acts.seekPath(EMPTY, one.key, other.key), 'ROLE']);
  return (
    <ol>
      {questions.map(([question, view, kind]) => (
        <li key={question}>
          <a href={href({ screen: 'explore', parameters: sceneParameters.write(view) })}>
            <TypeMark kind={kind} size={16} />
            <span>
              <Name name={question} />
            </span>
          </a>
        </li>
      ))}
    </ol>
  );
}

/** A question, the view that answers it, and the kind of what it is about. */
type Question = readonly [question: string, view: SceneView, kind: EntityKind];

/** Some entities with their neighbours. */
const aroundAll = (of: readonly string[]): SceneView => ({
  ...EMPTY,
  of,
  expanded: of.map((key) => ({ key, kinds: [], count: STEP })),
  selected: of.slice(0, of.length === 1 ? 1 : 0),
});
