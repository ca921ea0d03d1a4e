/** The longest that the server takes, in code points. */
export const longest = { narrative: 20_000, note: 2_000, name: 100, comment: 5_000 } as const;

/** Where a text stands that somebody types. */
export type TextPlace = keyof typeof longest;

/** By how many characters a text is longer than the server takes, counted as it counts: by code points. */
export function tooMany(place: TextPlace, text: string | null | undefined): number {
  // Cheap first: a text never has more code points than UTF-16 units.
  if (!text || text.length <= longest[place]) return 0;
  return Math.max(0, [...text].length - longest[place]);
}

/** What Word and PowerPoint write for a new line or a new page, and old systems for a new line. */
const lineBreaks = '\u000b\u000c\u0085';
/** Every control character that the server refuses; nobody sees where it stands. */
const refused = /[^\P{Cc}\t\n\r]/gu;

/** A text as it may go to the server. U+2028 and U+2029 are no control characters and stay. */
export function cleanText(text: string, lineBreak = '\n'): string {
  return text.replace(refused, (character) => (lineBreaks.includes(character) ? lineBreak : ''));
}

/**
 * Cleans a field of what was just pasted, dropped or typed into it, before anything reads it. The cursor stays where it
 * was. A field of one line gets a space for a line break, so that words don't grow together. `data-verbatim` on a field
 * leaves it as it is.
 */
export function cleanField({ target }: Event): void {
  if (!(target instanceof HTMLTextAreaElement || isTextInput(target)) || 'verbatim' in target.dataset) return;
  const { value, selectionStart } = target;
  const lineBreak = target instanceof HTMLTextAreaElement ? '\n' : ' ';
  const clean = cleanText(value, lineBreak);
  if (clean === value) return;
  const cursor = selectionStart === null ? null : cleanText(value.slice(0, selectionStart), lineBreak).length;
  target.value = clean;
  if (cursor !== null) target.setSelectionRange(cursor, cursor);
}

function isTextInput(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type !== 'file';
}
