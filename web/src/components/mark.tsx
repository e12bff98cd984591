import type { JSX } from 'preact';
import { MARKS, type MarkName, markOf } from '../core/kinds/marks.ts';
import type { EntityKind } from '../generated/enums.ts';

/** The sign of a family of kinds; its name stands beside it, so that it says nothing itself. */
export function Mark({ name, size = 12 }: { name: MarkName; size?: number }): JSX.Element {
  const { colour, outline } = MARKS[name];
  return (
    <svg class="mark" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      <path d={outline} fill={colour} fill-rule="evenodd" />
    </svg>
  );
}

export const TypeMark = ({ kind, size }: { kind: EntityKind; size?: number }): JSX.Element => (
  <Mark name={markOf(kind)} {...(size === undefined ? {} : { size })} />
);
