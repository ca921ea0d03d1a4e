import { readFile } from 'node:fs/promises';
import { compileMessages } from '../../client/messages/compile-message.ts';
import { formatMessage, type Message, numbersOf } from '../../client/messages/message.ts';
import type { MessageKey } from '../../client/messages/words.ts';

/** What the page says in a language, by the keys that the page has. */
export interface WordsOfLanguage {
  readonly language: string;
  readonly say: (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;
  /** The same where one doesn’t know what the page puts into it: any text may stand for an argument that isn’t given. */
  readonly like: (key: MessageKey, values?: Readonly<Record<string, string | number>>) => RegExp;
}

/** Reads a language’s message file as the build does. */
export async function wordsOf(language: string): Promise<WordsOfLanguage> {
  const [english, own] = await Promise.all([read('en'), read(language)]);
  const messages = compileMessages(own, language, english);
  const numbers = numbersOf(`${language}-u-ca-gregory-nu-latn`);
  const write = (value: number) => (Number.isNaN(value) ? '\u0000' : numbers.write(value));
  const anyNumber = { ...numbers, write };
  const messageOf = (key: MessageKey): Message => messages[key] ?? key;
  return {
    language,
    say: (key, values = {}) => formatMessage(messageOf(key), values, numbers).join(''),
    like: (key, values = {}) => {
      const any = new Proxy(values, { get: (given, name) => given[String(name)] ?? '\u0000' });
      const text = formatMessage(messageOf(key), any, anyNumber).join('');
      return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\u0000', '.*?'));
    },
  };
}

async function read(language: string): Promise<Record<string, string>> {
  const file = new URL(`../../client/messages/${language}.json`, import.meta.url);
  return JSON.parse(await readFile(file, 'utf8'));
}
