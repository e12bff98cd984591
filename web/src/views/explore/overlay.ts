import type Sigma from 'sigma';
import { FONT_SIZE, LINE_HEIGHT, type Note, type Placed, placeNames, type Sized } from '../../core/scene/naming.ts';
import { LANDMARKS } from '../../core/scene/picture.ts';
import type { LineLook, NodeLook } from './appearance.ts';
import { INK, type Look } from './look.ts';

type Drawn = Sigma<NodeLook, LineLook>;

/** Names, rings around what is selected, and pins: a layer over what sigma draws. */
export class Overlay {
  readonly #sigma: Drawn;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #font: string;
  #look: Look | undefined;
  #hovered: string | undefined;

  constructor(sigma: Drawn, font: string) {
    this.#sigma = sigma;
    this.#font = font;
    sigma.createCanvasContext('names', { style: { pointerEvents: 'none' } });
    this.#context = sigma.getCanvases().names?.getContext('2d') ?? null;
    sigma.resize(true);
    sigma.on('afterRender', () => this.paint());
    sigma.on('enterNode', ({ node }) => this.#hover(node));
    sigma.on('leaveNode', () => this.#hover(undefined));
  }

  look(look: Look): void {
    this.#look = look;
  }

  paint(): void {
    const [context, look] = [this.#context, this.#look];
    if (!context || !look) return;
    const size = this.#sigma.getDimensions();
    context.clearRect(0, 0, size.width, size.height);
    const spots = look.prominent.flatMap((key) => this.#spot(key) ?? []);
    for (const spot of spots) this.#ring(context, spot, look);
    const named = spots
      .filter(({ key }) => !this.#isPale(key, look))
      .map((spot, place) => (place < LANDMARKS ? { ...spot, isLandmark: true } : spot));
    context.lineJoin = 'round';
    const names = placeNames(named, size, this.#notes(look));
    for (const placed of names) this.#write(context, placed, look);
    const over = this.#hovered === undefined ? undefined : this.#spot(this.#hovered);
    if (over) this.#write(context, { ...nameBelow(over), key: over.key }, look, true);
  }

  #hover(key: string | undefined): void {
    this.#hovered = key;
    this.#sigma.getContainer().classList.toggle('over', key !== undefined);
    this.paint();
  }

  #spot(key: string): Sized | undefined {
    const data = this.#sigma.getNodeDisplayData(key);
    if (!data || !this.#sigma.getGraph().hasNode(key)) return undefined;
    const { x, y } = this.#sigma.framedGraphToViewport(data);
    const reach = this.#sigma.scaleSize(data.size);
    return { key, name: this.#sigma.getGraph().getNodeAttribute(key, 'name'), x, y, reach };
  }

  #isPale(key: string, { lit, selected }: Look): boolean {
    if (selected.includes(key)) return false;
    return (lit.size > 0 && !lit.has(key)) || this.#sigma.getGraph().getNodeAttribute(key, 'faded');
  }

  /** In the middle of lines, nearer to the end that is not selected: there is more room. */
  #notes({ words, selected }: Look): Note[] {
    const graph = this.#sigma.getGraph();
    return [...words].flatMap(([id, text]) => {
      if (!graph.hasEdge(id)) return [];
      const [a, b] = graph.extremities(id).map((key) => this.#spot(key));
      if (!a || !b) return [];
      const share = selected.length === 2 ? 0.5 : selected[0] === a.key ? 0.58 : 0.42;
      return [{ key: id, text, x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }];
    });
  }

  #ring(context: CanvasRenderingContext2D, { key, x, y, reach }: Sized, { selected, pinned }: Look): void {
    const isSelected = selected.includes(key);
    if (!isSelected && !pinned.has(key)) return;
    context.beginPath();
    context.arc(x, y, reach + 5, 0, 2 * Math.PI);
    context.lineWidth = isSelected ? 2.5 : 1.5;
    context.strokeStyle = INK.lit;
    context.setLineDash(isSelected ? [] : [3, 3]);
    context.stroke();
    context.setLineDash([]);
  }

  #write(context: CanvasRenderingContext2D, placed: Placed, look: Look, isOver = false): void {
    const { key, lines, x, y, align } = placed;
    const isNote = look.words.has(key);
    const isStrong = isOver || look.selected.includes(key);
    context.font = `${isStrong ? 700 : 400} ${isNote ? FONT_SIZE - 1 : FONT_SIZE}px ${this.#font}`;
    context.textAlign = align;
    context.strokeStyle = INK.halo;
    context.lineWidth = isOver ? 6 : 3.5;
    context.fillStyle = isNote ? INK.lit : INK.text;
    for (const [index, line] of lines.entries()) context.strokeText(line, x, y + index * LINE_HEIGHT);
    for (const [index, line] of lines.entries()) context.fillText(line, x, y + index * LINE_HEIGHT);
  }
}

/** Where a name stands that is drawn over all others. */
const nameBelow = (spot: Sized): Placed =>
  placeNames([spot], { width: Number.POSITIVE_INFINITY, height: Number.POSITIVE_INFINITY })[0] ?? {
    ...spot,
    lines: [],
    align: 'center',
  };
