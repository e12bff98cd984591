/** Hands a text to the reader as a file. */
export const download = (file: string, mediaType: string, text: string): void =>
  save(file, new Blob([text], { type: mediaType }));

/** Hands anything to the reader as a file. */
export function save(file: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = file;
  link.click();
  // the browser has taken it by the next turn
  setTimeout(() => URL.revokeObjectURL(link.href));
}
