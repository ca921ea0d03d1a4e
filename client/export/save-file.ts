/** Hands a text, bytes, or what came as a file, to the person as a file. */
export function saveFile(
  name: string,
  content: string | Uint8Array<ArrayBuffer> | Blob,
  type = 'text/csv;charset=utf-8',
): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download reads the object after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
