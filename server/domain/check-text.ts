/** Every control character but tab, line feed and carriage return. */
const FORBIDDEN_CONTROL = /[^\P{Cc}\t\n\r]/u;

/** What is wrong with any text; null where nothing is. */
export function checkText(name: string, text: string | null | undefined, longest: number): string | null {
  if (!text) return null;
  if (!text.isWellFormed())
    return `The ${name} holds half of a character (an unpaired surrogate): type that place again.`;
  if (FORBIDDEN_CONTROL.test(text)) {
    return `The ${name} holds a control character that can’t be shown: only tabs and line breaks are kept. Type that place again.`;
  }
  // Cheap first: a text never has more code points than UTF-16 units.
  if (text.length > longest && [...text].length > longest) {
    return `The ${name} is longer than ${longest} characters: shorten it, and put the rest in a document.`;
  }
  return null;
}
