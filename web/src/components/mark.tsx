import type { JSX } from 'preact';
import { markOf } from '../core/kinds/marks.ts';
import type { EntityKind } from '../generated/enums.ts';

/** The sign of a kind; its name stands beside it, so that it says nothing itself. */
export function TypeMark({ kind, size = 12 }: { kind: EntityKind; size?: number }): JSX.Element {
  const { colour, outline } = markOf(kind);
  return (
    <svg class="mark" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      <path d={outline} fill={colour} fill-rule="evenodd" />
    </svg>
  );
}
