import { parse, type Select, type Token } from '@messageformat/parser';
import type { Message } from './message.ts';

// Only the build and tests use this: a message in ICU MessageFormat becomes what the page reads (message.ts). What the page
// would show otherwise than other readers of ICU is refused.

/** How an argument is used: as it is, as a number (plurals too), or to choose among options. */
type Use = 'text' | 'number' | 'select';

/** Each argument with its uses, and with the options that it chooses among. */
type Arguments = ReadonlyMap<string, { readonly uses: Set<Use>; readonly options: Set<string> }>;

interface Categories {
  readonly cardinal: Intl.LDMLPluralRule[];
  readonly ordinal: Intl.LDMLPluralRule[];
}

interface Compiled {
  readonly message: Message;
  readonly arguments: Arguments;
}

/**
 * Compiles every message of a language; English is compared with itself.
 * @throws Error with one line for each mistake: its key, what is wrong and what to do.
 */
export function compileMessages(
  sources: Readonly<Record<string, string>>,
  language: string,
  english: Readonly<Record<string, string>>,
): Record<string, Message> {
  const messages: Record<string, Message> = {};
  const [own, englishOwn] = [categoriesOf(language), categoriesOf('en')];
  const mistakes = Object.keys(sources)
    .filter((key) => !(key in english))
    .map((key) => `${key}: English has no such message; take it out, or put it into en.json.`);
  for (const [key, original] of Object.entries(english)) {
    const source = sources[key];
    if (source === undefined) {
      mistakes.push(`${key}: is missing; translate “${original}”.`);
      continue;
    }
    try {
      messages[key] = compileTranslation(compileMessage(source, own), compileMessage(original, englishOwn));
    } catch (mistake) {
      mistakes.push(`${key}: ${(mistake as Error).message}`);
    }
  }
  if (mistakes.length > 0) throw new Error(mistakes.map((line) => `${language}.json: ${line}`).join('\n'));
  return messages;
}

/** The message of a translation that uses its arguments as English does. @throws Error that says what to do. */
export function compileTranslation(own: Compiled, english: Compiled): Message {
  for (const [name, { uses, options }] of english.arguments) {
    const given = own.arguments.get(name);
    if (!given) throw new Error(`{${name}} is lost: use it as English does, and write ’ for an apostrophe.`);
    const more = [...given.uses].find((use) => !uses.has(use));
    if (more) throw new Error(`{${name}} is no ${more} in English: use it as English does.`);
    const unknown = [...given.options].find((option) => !options.has(option));
    if (unknown) throw new Error(`{${name}} is never “${unknown}”: take one of ${[...options].join(', ')}.`);
    const left = [...options].find((option) => !given.options.has(option));
    if (left) throw new Error(`{${name}} may be “${left}”: add ${left} {…}.`);
  }
  const unknown = [...own.arguments.keys()].find((name) => !english.arguments.has(name));
  if (unknown) throw new Error(`{${unknown}} is no argument of English: take it out.`);
  return own.message;
}

/** Compiles one message. @throws Error that says what to do. */
export function compileMessage(source: string, categories: Categories): Compiled {
  const found = new Map<string, { uses: Set<Use>; options: Set<string> }>();
  const note = (name: string, use: Use, options: readonly string[] = []) => {
    const known = found.get(name) ?? { uses: new Set(), options: new Set() };
    found.set(name, known);
    known.uses.add(use);
    for (const option of options) known.options.add(option);
  };

  function messageOf(tokens: readonly Token[], within: Select['type'] | null): Message {
    const pieces = tokens.map((token): Exclude<Message, string>[number] => {
      switch (token.type) {
        case 'content':
          return token.value;
        case 'octothorpe':
          if (within === 'select') {
            throw new Error('readers differ about # in a select within a plural: write {…, number} there.');
          }
          return 0;
        case 'argument':
          note(token.arg, 'text');
          return [token.arg];
        case 'function':
          if (token.key !== 'number' || token.param) {
            throw new Error(
              `{${token.arg}, ${token.key} …} is no format of the page: write {${token.arg}, number}.`,
            );
          }
          note(token.arg, 'number');
          return [token.arg, 'number'];
        default:
          return [token.arg, token.type === 'selectordinal' ? 'ordinal' : token.type, optionsOf(token)];
      }
    });
    const [only = ''] = pieces;
    return pieces.length < 2 && typeof only === 'string' ? only : pieces;
  }

  function optionsOf(select: Select): Record<string, Message> {
    const { type, arg, cases, pluralOffset } = select;
    const keys = cases.map(({ key }) => key);
    if (pluralOffset) throw new Error(`an offset in {${arg}} is nothing that the page knows: do without.`);
    if (new Set(keys).size < keys.length) throw new Error(`{${arg}} has an option twice: leave one.`);
    const lacking = (type === 'select' ? ['other'] : neededOf(select, categories)).find(
      (key) => !keys.includes(key),
    );
    if (lacking) throw new Error(`{${arg}} lacks an option: add ${lacking} {…}.`);
    if (type === 'select') note(arg, 'select', keys);
    else note(arg, 'number');
    return Object.fromEntries(cases.map(({ key, tokens }) => [key, messageOf(tokens, type)]));
  }

  return { message: messageOf(parse(source, categories), null), arguments: found };
}

/** What the language asks for; what only tells none from some needs no more than `=0` and `other`. */
function neededOf({ type, cases }: Select, { cardinal, ordinal }: Categories): string[] {
  if (cases.length === 2 && cases.some(({ key }) => key === '=0')) return ['other'];
  return type === 'selectordinal' ? ordinal : cardinal;
}

/** The plural categories of a language, by CLDR. */
export function categoriesOf(language: string): Categories {
  const of = (type: Intl.PluralRuleType) =>
    new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories;
  return { cardinal: of('cardinal'), ordinal: of('ordinal') };
}
