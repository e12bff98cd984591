import type { JSX } from 'preact';
import { Truncated } from '../../components/states.tsx';
import { LIMITS, type Scene } from '../../core/scene/scene.ts';
import { useOwnWords } from '../../language/words.ts';
import type { Drawing3d } from './webgl.ts';
import { words } from './words.ts';

interface NoticesProps {
  readonly scene: Scene;
  readonly drawnBy: Drawing3d;
  /** Draws more than is quick without a graphics card; undefined where that is done or cannot be. */
  readonly onMore: (() => void) | undefined;
}

/** What the picture does not show, and what can be done about it. */
export function Notices({ scene, drawnBy, onMore }: NoticesProps): JSX.Element {
  const own = useOwnWords(words);
  const { beyond, nodes } = scene;
  return (
    <>
      {drawnBy === 'none' && nodes.size > 0 && <Truncated>{own.noWebgl(LIMITS.slow)}</Truncated>}
      {beyond > 0 && (
        <Truncated>
          {own.beyond(nodes.size, beyond)}{' '}
          {onMore && (
            <button type="button" class="plain" onClick={onMore}>
              {own.drawMore}
            </button>
          )}
        </Truncated>
      )}
      {beyond === 0 && nodes.size > LIMITS.warned && <Truncated>{own.warned(nodes.size)}</Truncated>}
    </>
  );
}
