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
  'language',
  'presenceFrom',
  'copyFrom',
  'opensOn',
  'closesOn',
  'lastDay',
]);

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
