/** Characters. A longer text lives so long that it has to be moved and collected with what is old, at ten times the cost. */
export const PIECE = 32_768;

/** What is written of each, in pieces of moderate length. */
export function* pieces<T>(page: Iterable<T>, write: (one: T) => string): Generator<string> {
  let text = '';
  for (const one of page) {
    text += write(one);
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
