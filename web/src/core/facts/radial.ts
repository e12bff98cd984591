/** A point of a picture, in its own units. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Places on an ellipse around the middle, for so many, from the top clockwise; every second one further out, where they
 * would stand too close to be read.
 */
export function radial(
  count: number,
  { width, height, margin }: { width: number; height: number; margin: Point },
): Point[] {
  const [a, b] = [width / 2 - margin.x, height / 2 - margin.y];
  const isCrowded = count > 12;
  return Array.from({ length: count }, (_, place) => {
    const angle = (2 * Math.PI * place) / count - Math.PI / 2;
    const reach = isCrowded && place % 2 === 1 ? 0.68 : 1;
    return { x: round(width / 2 + a * reach * Math.cos(angle)), y: round(height / 2 + b * reach * Math.sin(angle)) };
  });
}

const round = (value: number): number => Math.round(value * 10) / 10;
