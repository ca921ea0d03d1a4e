import type { ComponentChild } from 'preact';
import { utcOf } from './calendar-date.ts';
import type source from './en.json';
import type { Messages } from './load-words.ts';
import { formatMessage, numbersOf } from './message.ts';

export type MessageKey = keyof typeof source;
type TextValues = Readonly<Record<string, string | number>>;

/** The page's language: its words, and how it writes numbers and times. */
export interface Words {
  readonly language: string;
  readonly t: (key: MessageKey, values?: TextValues) => string;
  /** The same with elements among the values. */
  readonly rich: (key: MessageKey, values: Readonly<Record<string, ComponentChild>>) => ComponentChild[];
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
  /** 14:02 */
  readonly time: (iso: string) => string;
  /** 14:02:09 */
  readonly exactTime: (iso: string) => string;
  /** The day of a moment where the reader is: 31 October 2026 */
  readonly day: (iso: string) => string;
  /** A calendar date, the same in every zone: 31 October 2026. What is no date stays as it is. */
  readonly date: (date: string) => string;
  /** 14:02 today, 24 Nov, 14:02 before. */
  readonly moment: (iso: string) => string;
  readonly compare: (a: string, b: string) => number;
  /** Takes in the words of views that are loaded later. */
  readonly add: (messages: Messages) => void;
}

/** `locale` says how numbers and times are written; it may be narrower than the language. */
export function createWords(first: Messages, language: string, locale: string): Words {
  let messages = first;
  const numbers = numbersOf(locale);
  const words = <Value>(key: MessageKey, values: Readonly<Record<string, Value>>) =>
    // A view without its words says at least which are missing. That is better than a page that is gone.
    formatMessage(messages[key] ?? key, values, numbers);
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, options);
    // A time that can’t be read stands as it came: it must not end the view.
    return (iso: string) => (Number.isNaN(Date.parse(iso)) ? iso : formatter.format(new Date(iso)));
  };
  const time = format({ hour: '2-digit', minute: '2-digit' });
  const shortDay = format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const longDay = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const dateFormat = new Intl.DateTimeFormat(locale, { ...longDay, timeZone: 'UTC' });
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const collator = new Intl.Collator(language);
  return {
    language,
    t: (key, values = {}) => words(key, values).join(''),
    rich: words,
    number: numbers.write,
    percent: (share) => percent.format(share),
    time,
    exactTime: format({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    day: format(longDay),
    date: (date) => {
      const moment = utcOf(date);
      return moment === null ? date : dateFormat.format(moment);
    },
    moment: (iso) => (new Date(iso).toDateString() === new Date().toDateString() ? time(iso) : shortDay(iso)),
    compare: collator.compare,
    add: (more) => {
      messages = { ...messages, ...more };
    },
  };
}
