import { UndirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { markOf } from '../../core/kinds/marks.ts';
import type { Point, Positions } from '../../core/layout/layout.ts';
import { lineWidth } from '../../core/scene/picture.ts';
import type { Scene } from '../../core/scene/scene.ts';
import type { EntityKind } from '../../generated/enums.ts';
import { type LineLook, lineAs, type NodeLook, nodeAs } from './appearance.ts';
import { Dragging, type Hands, listen } from './gestures.ts';
import { INK, type Look } from './look.ts';
import { MarkProgram, markNumber } from './mark-program.ts';
import { Overlay } from './overlay.ts';

const SIZES = { node: 9, group: 14, least: 3.5 };
/** Up to so many signs have their full size. */
const FEW = 120;
/** Lines can be pressed as long as finding the one under the pointer takes no time. */
const MOST_PRESSED = 3_000;

/** A scene on a canvas: sigma draws it, this keeps it in step with what is to be seen. */
export class Drawing {
  readonly #graph = new UndirectedGraph<NodeLook, LineLook>();
  readonly #sigma: Sigma<NodeLook, LineLook>;
  readonly #overlay: Overlay;
  readonly #dragging: Dragging;
  #look: Look | undefined;

  constructor(container: HTMLElement, hands: Hands, isSlow: boolean) {
    this.#sigma = new Sigma<NodeLook, LineLook>(this.#graph, container, {
      allowInvalidContainer: true,
      defaultNodeType: 'mark',
      nodeProgramClasses: { mark: MarkProgram },
      defaultEdgeColor: INK.line,
      enableEdgeEvents: true,
      hideEdgesOnMove: isSlow,
      // names are the overlay's: sigma's own cover each other
      renderLabels: false,
      defaultDrawNodeHover: () => {},
      zIndex: true,
      minCameraRatio: 0.05,
      maxCameraRatio: 4,
      stagePadding: 56,
      nodeReducer: (key, node) => (this.#look ? nodeAs(key, node, this.#look) : node),
      edgeReducer: (_id, line) => (this.#look ? lineAs(line, this.#look) : line),
    });
    this.#overlay = new Overlay(this.#sigma, getComputedStyle(container).fontFamily);
    this.#dragging = new Dragging(this.#sigma, (key, at) => hands.onPin(key, at));
    listen(this.#sigma, hands, this.#dragging);
    this.#sigma.on('afterRender', () => this.#tell(container));
  }

  /** Shows a scene; what was there stays where it is unless `positions` say otherwise. */
  show(scene: Scene, positions: Positions, look: Look): void {
    this.#look = look;
    this.#overlay.look(look);
    this.#drawNodes(scene, positions, look);
    this.#drawLines(scene);
    this.#sigma.setSetting('enableEdgeEvents', this.#graph.size <= MOST_PRESSED);
    this.#sigma.refresh();
  }

  /** Only what is selected, lit or pinned has changed. */
  look(look: Look): void {
    this.#look = look;
    this.#overlay.look(look);
    this.#sigma.refresh({ skipIndexation: true });
  }

  move(positions: Positions): void {
    this.#graph.updateEachNodeAttributes(
      (key, node) => {
        const at = this.#dragging.held === key ? undefined : positions.get(key);
        return at ? { ...node, x: at.x, y: at.y } : node;
      },
      { attributes: ['x', 'y'] },
    );
  }

  positions(): Positions {
    return new Map(this.#graph.mapNodes((key, { x, y }) => [key, { x, y }] as const));
  }

  fit(): void {
    this.#sigma.getCamera().setState({ x: 0.5, y: 0.5, angle: 0, ratio: 1 });
  }

  zoom(factor: number): void {
    const camera = this.#sigma.getCamera();
    camera.setState({ ratio: camera.getBoundedRatio(camera.getState().ratio / factor) });
  }

  /** Moves the picture where an entity would lie outside of it. */
  reveal(key: string): void {
    const at = this.placeOf(key);
    const data = this.#sigma.getNodeDisplayData(key);
    if (!at || !data) return;
    const { width, height } = this.#sigma.getDimensions();
    if (at.x > 0 && at.x < width && at.y > 0 && at.y < height) return;
    this.#sigma.getCamera().setState({ x: data.x, y: data.y });
  }

  /** Where an entity stands on the canvas, in pixels of its container. */
  placeOf(key: string): Point | undefined {
    const data = this.#sigma.getNodeDisplayData(key);
    return data && this.#sigma.framedGraphToViewport(data);
  }

  end(): void {
    this.#sigma.kill();
  }

  /** Says on the element where what is selected stands, for who has to find it: tests, and assisting software. */
  #tell(container: HTMLElement): void {
    const [key] = this.#look?.selected ?? [];
    const at = key === undefined || !this.#graph.hasNode(key) ? undefined : this.placeOf(key);
    container.dataset.selectedAt = at ? `${Math.round(at.x)} ${Math.round(at.y)}` : '';
  }

  #drawNodes(scene: Scene, positions: Positions, look: Look): void {
    const keys = new Set([...scene.nodes.keys(), ...scene.groups.map(({ id }) => id)]);
    for (const key of this.#graph.nodes()) if (!keys.has(key)) this.#graph.dropNode(key);
    const put = (key: string, kind: EntityKind, rest: Pick<NodeLook, 'size' | 'name' | 'group'>): void => {
      const { x, y } = positions.get(key) ?? { x: 0, y: 0 };
      this.#graph.mergeNode(key, { x, y, ...signOf(kind), ...rest, faded: scene.faded.has(key) });
    };
    const size = Math.max(SIZES.least, SIZES.node * Math.min(1, Math.sqrt(FEW / keys.size)));
    for (const { key, kind, name } of scene.nodes.values()) put(key, kind, { size, name, group: false });
    for (const { id, kind, members } of scene.groups)
      put(id, kind, { size: SIZES.group, name: look.groupLabel(kind, members.length), group: true });
  }

  #drawLines({ links, groups, faded }: Scene): void {
    const lines = new Map<string, LineLook>([
      ...links.map(({ id, a, b, facts }) => {
        const isFaded = faded.has(id) || faded.has(a) || faded.has(b);
        return [id, { a, b, size: lineWidth(facts.length), faded: isFaded }] as const;
      }),
      ...groups.map(({ id, of, members }) => {
        return [`${of}\u0000${id}`, { a: of, b: id, size: lineWidth(members.length), faded: faded.has(of) }] as const;
      }),
    ]);
    for (const edge of this.#graph.edges()) if (!lines.has(edge)) this.#graph.dropEdge(edge);
    for (const [id, line] of lines) {
      if (this.#graph.hasNode(line.a) && this.#graph.hasNode(line.b))
        this.#graph.mergeEdgeWithKey(id, line.a, line.b, line);
    }
  }
}

const signOf = (kind: EntityKind): { color: string; mark: number } => ({
  color: markOf(kind).colour,
  mark: markNumber(kind),
});
