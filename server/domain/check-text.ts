/** Every control character but tab, line feed and carriage return. */
const FORBIDDEN_CONTROL = /[^\P{Cc}\t\n\r]/u;
/** Format characters, which nobody sees and which come along from web pages and mail programs. */
const INVISIBLE = /\p{Cf}/u;

/** Arguments and fields of inputs that take an address or a code. Every other text is for people to read, and keeps what it came with. */
const TAKES_CODE: ReadonlySet<string> = new Set([
  'email',
  'cycle',
  'country',
  'agency',
  'item',
  'countries',
  'agencies',
  'items',
  'section',
  'sections',
  'language',
  'presenceFrom',
  'copyFrom',
  'opensOn',
  'closesOn',
  'lastDay',
  'dueOn',
  'occurredOn',
  'receivedOn',
  'outcomeOn',
  'sourceCode',
  'asOf',
  'since',
  'day',
  'indicator',
  'period',
  'cursor',
  'datedOn',
  'expiresOn',
  'pausedUntil',
  'timeZone',
  'url',
  'sha256',
]);

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

/**
 * Checks an address or a code for characters that mislead: a sentence that says what is wrong, or null. Other
 * faults of the text are not looked at.
 */
export function checkVisible(name: string, value: string | null | undefined): string | null {
  return value && INVISIBLE.test(value)
    ? `The ${name} has a character that nobody sees: type it anew.`
    : null;
}

/** The same for all that an input, or the arguments of a field, take as addresses and codes. */
export function checkCodes(values: object): string | null {
  for (const [name, value] of Object.entries(values)) {
    const wrong = TAKES_CODE.has(name) ? checkCode(name, value) : checkInputs(value);
    if (wrong !== null) return wrong;
  }
  return null;
}

function checkInputs(value: unknown): string | null {
  for (const input of Array.isArray(value) ? value : [value]) {
    const wrong = isInput(input) ? checkCodes(input) : null;
    if (wrong !== null) return wrong;
  }
  return null;
}

function checkCode(name: string, value: unknown): string | null {
  const texts: unknown[] = Array.isArray(value) ? value : [value];
  const hidden = texts.find((text) => typeof text === 'string' && INVISIBLE.test(text));
  return typeof hidden === 'string' ? checkVisible(name, hidden) : null;
}

function isInput(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
