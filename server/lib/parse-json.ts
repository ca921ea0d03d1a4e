/** JSON from a file, which may begin with the byte order mark that editors on Windows write. Throws a SyntaxError. */
export function parseJson(text: string): unknown {
  return JSON.parse(text.replace(/^\uFEFF/, ''));
}
