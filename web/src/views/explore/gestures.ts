import type Sigma from 'sigma';
import type { Point } from '../../core/layout/layout.ts';
import type { LineLook, NodeLook } from './appearance.ts';

/** What people do on the canvas. */
export interface Hands {
  onPick(keys: readonly string[], added: boolean): void;
  onExpand(key: string): void;
  onOpenGroup(id: string): void;
  onPin(key: string, at: Point): void;
}

type Drawn = Sigma<NodeLook, LineLook>;

/** Presses: on an entity, a group, a line, beside them all. */
export function listen(sigma: Drawn, hands: Hands, dragging: Dragging): void {
  const graph = sigma.getGraph();
  const isGroup = (key: string): boolean => graph.getNodeAttribute(key, 'group');
  sigma.on('clickNode', ({ node, event }) => {
    if (dragging.hasMoved) return;
    if (isGroup(node)) hands.onOpenGroup(node);
    else hands.onPick([node], 'shiftKey' in event.original && event.original.shiftKey === true);
  });
  sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    if (!isGroup(node)) hands.onExpand(node);
  });
  sigma.on('clickEdge', ({ edge }) => {
    const [a, b] = graph.extremities(edge);
    const group = [a, b].find(isGroup);
    if (group !== undefined) hands.onOpenGroup(group);
    else hands.onPick([a, b], false);
  });
  sigma.on('clickStage', () => hands.onPick([], false));
}

/** What is dragged stays where it is let go. */
export class Dragging {
  /** The entity in hand. */
  held: string | undefined;
  hasMoved = false;

  constructor(sigma: Drawn, onPin: Hands['onPin']) {
    const graph = sigma.getGraph();
    sigma.on('downNode', ({ node }) => {
      this.held = node;
      this.hasMoved = false;
      // the picture must not be fitted anew to what is dragged
      if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
    });
    sigma.getMouseCaptor().on('mousemovebody', (event) => {
      if (this.held === undefined || !graph.hasNode(this.held)) return;
      this.hasMoved = true;
      graph.mergeNodeAttributes(this.held, sigma.viewportToGraph(event));
      event.preventSigmaDefault();
      event.original.preventDefault();
      event.original.stopPropagation();
    });
    sigma.getMouseCaptor().on('mouseup', () => {
      const key = this.held;
      this.held = undefined;
      sigma.setCustomBBox(null);
      if (key === undefined || !this.hasMoved || !graph.hasNode(key)) return;
      const { x, y, group } = graph.getNodeAttributes(key);
      if (!group) onPin(key, { x, y });
    });
  }
}
