import type { Settings } from 'sigma/settings';
import type { NodeDisplayData, PartialButFor } from 'sigma/types';

type Label = PartialButFor<NodeDisplayData, 'x' | 'y' | 'size' | 'label' | 'color'>;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const INK = { text: '#1b2126', halo: '#ffffff', ring: '#174a6e' };

/** Names below their signs; within one picture none is drawn over another. */
export class Labels {
  #boxes: Box[] = [];

  /** A new picture begins. */
  begin(): void {
    this.#boxes = [];
  }

  draw(context: CanvasRenderingContext2D, data: Label, settings: Settings): void {
    if (!data.label) return;
    const box = boxOf(context, data, settings);
    if (this.#boxes.some((other) => overlap(box, other))) return;
    this.#boxes.push(box);
    write(context, data, settings);
  }

  /** What is pointed at or selected: a ring, and its name over everything. */
  drawOver(context: CanvasRenderingContext2D, data: Label, settings: Settings): void {
    context.beginPath();
    context.arc(data.x, data.y, data.size + 5, 0, 2 * Math.PI);
    context.lineWidth = 2.5;
    context.strokeStyle = INK.ring;
    context.stroke();
    if (data.label) write(context, data, settings, 700);
  }
}

function boxOf(context: CanvasRenderingContext2D, { x, y, size, label }: Label, settings: Settings): Box {
  context.font = `${settings.labelSize}px ${settings.labelFont}`;
  const half = context.measureText(label ?? '').width / 2 + 3;
  return { left: x - half, right: x + half, top: y + size, bottom: y + size + settings.labelSize + 6 };
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

function write(context: CanvasRenderingContext2D, data: Label, settings: Settings, weight = 400): void {
  const { labelSize, labelFont } = settings;
  context.font = `${weight} ${labelSize}px ${labelFont}`;
  context.textAlign = 'center';
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = INK.halo;
  const [x, y] = [data.x, data.y + data.size + labelSize + 1];
  context.strokeText(data.label ?? '', x, y);
  context.fillStyle = INK.text;
  context.fillText(data.label ?? '', x, y);
  context.textAlign = 'start';
}
