/** The text of a file: UTF-8, UTF-16 with a mark, otherwise windows-1252, as spreadsheets save it. */
export function decodeList(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Bytes that aren't UTF-8 are Excel's plain CSV.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Whether a text has letters that no reading of a list leaves: a sign of another encoding. */
export function isGarbled(text: string): boolean {
  return /\uFFFD|(?![\t\n\r])\p{Cc}/u.test(text);
}

/** Without letters that nobody sees, which come along from web pages and mail programs. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(/\p{Cf}/gu, '');
}
