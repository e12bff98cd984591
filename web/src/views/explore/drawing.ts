import { UndirectedGraph } from 'graphology';
import Sigma from 'sigma';
import type { NodeDisplayData } from 'sigma/types';
import { MARKS, markOf } from '../../core/kinds/marks.ts';
import type { Point, Positions } from '../../core/layout/layout.ts';
import { lineWidth } from '../../core/scene/picture.ts';
import type { Scene } from '../../core/scene/scene.ts';
import { clipped } from '../../core/text/names.ts';
import { Labels } from './labels.ts';
import { MarkProgram, markNumber } from './mark-program.ts';

/** How a scene looks at the moment. */
export interface Look {
  /** One key, or the two that a line joins. */
  readonly selected: readonly string[];
  /** What ways lead over; all else is faded. Empty: nothing is. */
  readonly lit: ReadonlySet<string>;
  readonly pinned: ReadonlySet<string>;
  readonly communities: ReadonlyMap<string, number> | undefined;
  groupLabel(kind: Scene['groups'][number]['kind'], count: number): string;
}

/** What people do on the canvas. */
export interface Hands {
  onPick(keys: readonly string[], added: boolean): void;
  onExpand(key: string): void;
  onOpenGroup(id: string): void;
  onPin(key: string, at: Point): void;
}

const INK = { line: '#a7adb3', lit: '#174a6e', faded: '#e4e4e0' };
const SIZES = { node: 8, group: 13, selected: 11 };
const LONGEST_LABEL = 26;
const GROUP = 'group';

/** A scene on a canvas: sigma draws it, this keeps it in step with what is to be seen. */
export class Drawing {
  readonly #graph = new UndirectedGraph();
  readonly #sigma: Sigma;
  readonly #labels: Labels;
  #look: Look | undefined;
  #held: string | undefined;
  #moved = false;

  constructor(container: HTMLElement, hands: Hands, isSlow: boolean) {
    this.#labels = new Labels();
    this.#sigma = new Sigma(this.#graph, container, {
      allowInvalidContainer: true,
      defaultNodeType: 'mark',
      nodeProgramClasses: { mark: MarkProgram },
      defaultEdgeColor: INK.line,
      enableEdgeEvents: true,
      hideEdgesOnMove: isSlow,
      labelRenderedSizeThreshold: 0,
      labelDensity: 4,
      labelGridCellSize: 60,
      labelFont: getComputedStyle(container).fontFamily,
      labelSize: 12,
      zIndex: true,
      minCameraRatio: 0.05,
      maxCameraRatio: 4,
      stagePadding: 50,
      defaultDrawNodeLabel: (context, data, settings) => this.#labels.draw(context, data, settings),
      defaultDrawNodeHover: (context, data, settings) => this.#labels.drawOver(context, data, settings),
      nodeReducer: (key, data) => this.#nodeAs(key, data),
      edgeReducer: (_edge, data) => this.#edgeAs(data),
    });
    this.#sigma.on('beforeRender', () => this.#labels.begin());
    this.#sigma.on('afterRender', () => {
      container.dataset.drawn = String(Number(container.dataset.drawn ?? 0) + 1);
    });
    this.#listen(hands);
  }

  /** Shows a scene; what was there stays where it is unless `positions` say otherwise. */
  show(scene: Scene, positions: Positions, look: Look): void {
    this.#look = look;
    const graph = this.#graph;
    const keys = new Set([...scene.nodes.keys(), ...scene.groups.map(({ id }) => id)]);
    for (const key of graph.nodes()) if (!keys.has(key)) graph.dropNode(key);
    const put = (key: string, attributes: object): void => {
      const { x, y } = positions.get(key) ?? { x: 0, y: 0 };
      graph.mergeNode(key, { x, y, ...attributes });
    };
    for (const { key, kind, name } of scene.nodes.values())
      put(key, { ...signOf(kind), size: SIZES.node, label: clipped(name, LONGEST_LABEL).text });
    for (const { id, kind, members } of scene.groups)
      put(id, { ...signOf(kind), size: SIZES.group, label: look.groupLabel(kind, members.length), [GROUP]: true });
    const links = [
      ...scene.links.map(({ id, a, b, facts }) => ({ id, a, b, count: facts.length })),
      ...scene.groups.map(({ id, of, members }) => ({ id: `${of}\u0000${id}`, a: of, b: id, count: members.length })),
    ];
    const ids = new Set(links.map(({ id }) => id));
    for (const edge of graph.edges()) if (!ids.has(edge)) graph.dropEdge(edge);
    for (const { id, a, b, count } of links) {
      if (!graph.hasNode(a) || !graph.hasNode(b)) continue;
      graph.mergeEdgeWithKey(id, a, b, { size: lineWidth(count), a, b });
    }
    this.#sigma.refresh();
  }

  /** Only what is selected, lit or pinned has changed. */
  look(look: Look): void {
    this.#look = look;
    this.#sigma.refresh({ skipIndexation: true });
  }

  move(positions: Positions): void {
    this.#graph.updateEachNodeAttributes(
      (key, attributes) => {
        const at = this.#held === key ? undefined : positions.get(key);
        return at ? { ...attributes, x: at.x, y: at.y } : attributes;
      },
      { attributes: ['x', 'y'] },
    );
  }

  positions(): Positions {
    return new Map(this.#graph.mapNodes((key, { x, y }) => [key, { x: Number(x), y: Number(y) }] as const));
  }

  fit(): void {
    this.#sigma.getCamera().setState({ x: 0.5, y: 0.5, angle: 0, ratio: 1 });
  }

  zoom(factor: number): void {
    const camera = this.#sigma.getCamera();
    camera.setState({ ratio: camera.getBoundedRatio(camera.getState().ratio / factor) });
  }

  /** Where an entity stands on the canvas, in pixels of its container. */
  placeOf(key: string): Point | undefined {
    const data = this.#sigma.getNodeDisplayData(key);
    return data && this.#sigma.framedGraphToViewport(data);
  }

  end(): void {
    this.#sigma.kill();
  }

  #nodeAs(key: string, data: object): Partial<NodeDisplayData> {
    const look = this.#look;
    if (!look) return data;
    const selected = look.selected.includes(key);
    const faded = look.lit.size > 0 && !look.lit.has(key);
    const community = look.communities?.get(key) ?? 0;
    return {
      ...data,
      ...(selected ? { size: SIZES.selected, highlighted: true, zIndex: 2 } : { zIndex: 1 }),
      ...(look.selected.includes(key) || look.lit.has(key) ? { forceLabel: true } : {}),
      ...(look.communities ? { color: colourOf(community) } : {}),
      ...(faded ? { color: INK.faded, label: null, zIndex: 0 } : {}),
      ...(look.pinned.has(key) ? { label: `⌖ ${Reflect.get(data, 'label') ?? ''}` } : {}),
    };
  }

  #edgeAs(data: object): object {
    const look = this.#look;
    const [a, b] = [String(Reflect.get(data, 'a')), String(Reflect.get(data, 'b'))];
    if (!look) return data;
    const [one, other] = look.selected;
    const isPicked =
      other === undefined ? one === a || one === b : look.selected.includes(a) && look.selected.includes(b);
    const isLit = look.lit.has(a) && look.lit.has(b);
    if (isPicked || isLit) return { ...data, color: INK.lit, size: Number(Reflect.get(data, 'size')) + 1, zIndex: 1 };
    return look.lit.size > 0 ? { ...data, color: INK.faded } : data;
  }

  #listen(hands: Hands): void {
    const sigma = this.#sigma;
    const isGroup = (key: string): boolean => this.#graph.getNodeAttribute(key, GROUP) === true;
    sigma.on('clickNode', ({ node, event }) => {
      if (this.#moved) return;
      if (isGroup(node)) hands.onOpenGroup(node);
      else hands.onPick([node], 'shiftKey' in event.original && event.original.shiftKey === true);
    });
    sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      if (!isGroup(node)) hands.onExpand(node);
    });
    sigma.on('clickEdge', ({ edge }) => {
      const [a = '', b = ''] = this.#graph.extremities(edge);
      if (isGroup(a) || isGroup(b)) hands.onOpenGroup(isGroup(a) ? a : b);
      else hands.onPick([a, b], false);
    });
    sigma.on('clickStage', () => hands.onPick([], false));
    sigma.on('enterNode', () => {
      sigma.getContainer().classList.add('over');
    });
    sigma.on('leaveNode', () => {
      sigma.getContainer().classList.remove('over');
    });
    this.#drag(hands, isGroup);
  }

  /** What is dragged stays where it is let go. */
  #drag(hands: Hands, isGroup: (key: string) => boolean): void {
    const sigma = this.#sigma;
    sigma.on('downNode', ({ node }) => {
      this.#held = node;
      this.#moved = false;
      if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
    });
    sigma.getMouseCaptor().on('mousemovebody', (event) => {
      if (this.#held === undefined) return;
      this.#moved = true;
      const at = sigma.viewportToGraph(event);
      this.#graph.mergeNodeAttributes(this.#held, at);
      event.preventSigmaDefault();
      event.original.preventDefault();
      event.original.stopPropagation();
    });
    sigma.getMouseCaptor().on('mouseup', () => {
      const key = this.#held;
      this.#held = undefined;
      sigma.setCustomBBox(null);
      if (key === undefined || !this.#moved || isGroup(key)) return;
      const { x, y } = this.#graph.getNodeAttributes(key);
      hands.onPin(key, { x: Number(x), y: Number(y) });
    });
  }
}

const signOf = (kind: Scene['groups'][number]['kind']) => {
  const name = markOf(kind);
  return { color: MARKS[name].colour, mark: markNumber(name) };
};

/** Communities in colours that are told apart; those alone are grey. */
const COMMUNITY_COLOURS = [
  '#7a8288',
  '#1f5f9e',
  '#b02a37',
  '#3f7d1e',
  '#a8540a',
  '#6a4c9c',
  '#0a716b',
  '#a3287a',
  '#8a6100',
];
const colourOf = (community: number): string =>
  community === 0
    ? (COMMUNITY_COLOURS[0] ?? '#7a8288')
    : (COMMUNITY_COLOURS[1 + ((community - 1) % (COMMUNITY_COLOURS.length - 1))] ?? '#7a8288');
