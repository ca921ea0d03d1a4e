// How texts go into a cell and come back: what spreadsheet programs and XML keep of them.

/** UTF-16 units: LibreOffice cuts what is longer, which would come back as a change that nobody made. */
const LONGEST_CELL = 32_767;

/** What XML 1.0 has no way to write; programs lose everything after it. */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** What a reader would take for an escaped character. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** Whether a cell can hold a text so that it comes back as it is. */
export function fitsCell(text: string): boolean {
  return !NOT_IN_XML.test(text) && toCell(text).length <= LONGEST_CELL;
}

/** What is written instead of what XML has no way to write. */
const REPLACEMENT = '\uFFFD';
/** UTF-16 units of a part: with every underscore escaped and a heading before it, it still fits. */
const PART = 16_000;

/** A text in the parts that cells can hold, as they are written; without what XML can’t write. Nearly always one. */
export function cellParts(text: string): string[] {
  if (fitsCell(text)) return [toCell(text)];
  const whole = lineFeeds(text).replace(new RegExp(NOT_IN_XML, 'gu'), REPLACEMENT);
  if (fitsCell(whole)) return [toCell(whole)];
  const parts: string[] = [];
  for (let from = 0; from < whole.length; ) {
    // Half of a character is nothing that a file can hold.
    const splits = /[\uD800-\uDBFF]/.test(whole[from + PART - 1] ?? '');
    const to = from + PART - (splits ? 1 : 0);
    parts.push(toCell(whole.slice(from, to)));
    from = to;
  }
  return parts;
}

/** A text as it is written: line breaks are LF, and what looks like an escape is escaped itself. */
export function toCell(text: string): string {
  return lineFeeds(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** Programs bring every kind of line break back as LF. */
export function lineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/**
 * Whether a text that came back is one that was written. LibreOffice decodes some escapes twice and Gnumeric none, so that all
 * these forms are the same text.
 */
export function cameBackAs(returned: string, written: string): boolean {
  const text = lineFeeds(returned);
  const known = lineFeeds(written);
  return text === known || collapsed(text) === collapsed(known) || text === lineFeeds(decoded(known));
}

/** Without what says that an underscore is meant as one, however often it was said. */
function collapsed(text: string): string {
  return text.replace(/_(?:x005F_)+(?=x[0-9A-Fa-f]{4}_)/gi, '_');
}

function decoded(text: string): string {
  return text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
