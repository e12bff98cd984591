/** The scenes that were seen, each as its link says it, and which of them is shown. */
export interface Trail {
  readonly scenes: readonly string[];
  readonly at: number;
}

/** So far one can go back. */
const MOST_KEPT = 200;

export const begun = (scene: string): Trail => ({ scenes: [scene], at: 0 });

/**
 * The trail after a scene is shown, however it came: by an act, by undo and redo, or by the browser's Back. An act after
 * an undo takes the place of what was undone.
 */
export function seen({ scenes, at }: Trail, scene: string): Trail {
  if (scenes[at] === scene) return { scenes, at };
  if (scenes[at - 1] === scene) return { scenes, at: at - 1 };
  if (scenes[at + 1] === scene) return { scenes, at: at + 1 };
  const kept = [...scenes.slice(0, at + 1), scene].slice(-MOST_KEPT);
  return { scenes: kept, at: kept.length - 1 };
}

/** What undo leads to; undefined where nothing was done. */
export const before = ({ scenes, at }: Trail): string | undefined => scenes[at - 1];

/** What redo leads to. */
export const after = ({ scenes, at }: Trail): string | undefined => scenes[at + 1];
