import type { JSX } from 'preact';
import { clipped } from '../core/text/names.ts';
import type { EntityKind } from '../generated/enums.ts';
import { useWords } from '../language/words.ts';
import { useHref } from '../navigation/address.ts';
import { Synthetic } from './chip.tsx';
import { TypeMark } from './mark.tsx';

export interface Named {
  readonly key: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly synthetic: boolean;
}

/** A name as the graph has it: isolated, so that marks in it turn nothing else, and cut where it is endless. */
export function Name({ name }: { name: string }): JSX.Element {
  const { text, cut } = clipped(name);
  return <bdi {...(cut ? { title: name } : {})}>{text}</bdi>;
}

/** The kind's sign, the name, and whether it is made up. */
export function EntityName({ entity }: { entity: Named }): JSX.Element {
  const words = useWords();
  return (
    <>
      <TypeMark kind={entity.kind} />
      <span class="hidden">{words.kinds[entity.kind] ?? entity.kind} </span>
      <Name name={entity.name} />
      {entity.synthetic && <Synthetic />}
    </>
  );
}

/** A link to the page of an entity. */
export function EntityLink({ entity }: { entity: Named }): JSX.Element {
  const href = useHref();
  return (
    <a class="entity-link" href={href({ screen: 'entity', key: entity.key })}>
      <EntityName entity={entity} />
    </a>
  );
}
