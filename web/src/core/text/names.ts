/** Longer names are cut; the whole stands in the title. Code points, so that no character is halved. */
export const LONGEST_NAME = 300;

/** A name that fits, and whether something was cut. Marks that would turn the text around them are isolated by <bdi>. */
export function clipped(name: string, longest: number = LONGEST_NAME): { text: string; cut: boolean } {
  const points = [...name];
  if (points.length <= longest) return { text: name, cut: false };
  return { text: `${points.slice(0, longest - 1).join('')}…`, cut: true };
}
