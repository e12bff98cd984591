/** Hands a text to the reader as a file. */
export function download(file: string, mediaType: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: mediaType }));
  link.download = file;
  link.click();
  // the browser has taken it by the next turn
  setTimeout(() => URL.revokeObjectURL(link.href));
}
