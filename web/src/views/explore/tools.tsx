import type { ComponentChildren, JSX } from 'preact';
import * as acts from '../../core/scene/acts.ts';
import { EMPTY, LAYOUTS, type SceneView } from '../../core/scene/view.ts';
import { useOwnWords } from '../../language/words.ts';
import type { Drawing } from './drawing.ts';
import { ZOOM_STEP } from './keys.ts';
import type { Acts } from './use-acts.ts';
import type { Undoing } from './use-trail.ts';
import { words } from './words.ts';

interface ToolsProps {
  readonly view: SceneView;
  readonly trail: Undoing;
  readonly does: Acts;
  readonly drawing?: Drawing | undefined;
  /** The menu of exports; none where nothing is drawn. */
  readonly children?: ComponentChildren;
}

/** What can be done with the whole picture. */
export function Tools({ view, trail, does, drawing, children }: ToolsProps): JSX.Element {
  const own = useOwnWords(words);
  return (
    <div class="tools" role="toolbar" aria-label={own.tools}>
      <button type="button" title="Ctrl+Z" disabled={!trail.undo} onClick={does.undo}>
        {own.undo}
      </button>
      <button type="button" title="Ctrl+Shift+Z" disabled={!trail.redo} onClick={does.redo}>
        {own.redo}
      </button>
      {children && <Layouts view={view} onAct={does.act} />}
      {drawing && <Zoom drawing={drawing} />}
      {view.hidden.length > 0 && (
        <button type="button" onClick={() => does.act(acts.showHidden(view))}>
          {own.showHidden(view.hidden.length)}
        </button>
      )}
      {children && (
        <>
          <span class="tools-end">{children}</span>
          <button type="button" class="plain" onClick={() => does.act(EMPTY)}>
            {own.clear}
          </button>
        </>
      )}
    </div>
  );
}

function Layouts({ view, onAct }: { view: SceneView; onAct: Acts['act'] }): JSX.Element {
  const own = useOwnWords(words);
  return (
    <fieldset class="switch">
      <legend class="hidden">{own.layout}</legend>
      {LAYOUTS.map((layout) => (
        <button
          key={layout}
          type="button"
          title={own.layoutsHelp[layout]}
          aria-pressed={view.layout === layout}
          onClick={() => onAct(acts.layOut(view, layout))}
        >
          {own.layouts[layout]}
        </button>
      ))}
    </fieldset>
  );
}

function Zoom({ drawing }: { drawing: Drawing }): JSX.Element {
  const own = useOwnWords(words);
  return (
    <fieldset class="switch">
      <legend class="hidden">{own.zoom}</legend>
      <button type="button" title={own.zoomOut} aria-label={own.zoomOut} onClick={() => drawing.zoom(1 / ZOOM_STEP)}>
        −
      </button>
      <button type="button" title={own.zoomIn} aria-label={own.zoomIn} onClick={() => drawing.zoom(ZOOM_STEP)}>
        +
      </button>
      <button type="button" onClick={() => drawing.fit()}>
        {own.fit}
      </button>
    </fieldset>
  );
}
