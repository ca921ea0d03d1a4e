import type { NoticeTopic } from '../../schema/types/notice-terms.ts';
import type { CodeLookup } from '../catalogue/code-lookup.ts';
import type { Language } from '../domain/languages.ts';
import type { Message } from '../mail/message.ts';
import type { StoredNotice } from './notice.sql.ts';
import { toldAs, topics } from './topics.ts';
import { dayInWords, fill, noticeWords } from './words/languages.ts';
import type { NoticeWords } from './words/notice-words.ts';

/** Places of one topic that a message names; the rest it counts. */
const LISTED = 10;

/** Where links of a message lead. */
export type Links = {
  /** Without a slash at its end. */
  home: string;
  /** That ends mails of these topics. */
  unsubscribe: (topics: readonly NoticeTopic[]) => string;
};

type Section = { topic: Exclude<NoticeTopic, 'ALERT'>; line: string; places: string[] };

/**
 * A message about these notices. It names places by codes and the country’s name, and nobody; of what waits for a decision only
 * how much it is, which is all that it may say of an alert.
 */
export function writeMessage(
  notices: readonly StoredNotice[],
  language: Language,
  lookUp: CodeLookup,
  links: Links,
): Pick<Message, 'subject' | 'text' | 'html' | 'unsubscribe' | 'language'> {
  const words = noticeWords[language];
  const sections = topics.flatMap((topic): Section[] => {
    if (topic === 'ALERT') return [];
    const held = notices.filter((one) => toldAs(one.topic) === topic);
    if (held.length === 0) return [];
    const placed = [...new Set(held.flatMap((one) => placeOf(one, language, words, lookUp) ?? []))];
    const more = placed.length - LISTED;
    const places = placed.slice(0, LISTED);
    if (more > 0) places.push(fill(words.more, { count: more }));
    return [{ topic, line: `${words.topics[topic]}: ${held.length}`, places }];
  });
  const told = sections.map(({ topic }) => topic);
  const stops = told.map((topic) => ({
    text: fill(words.stop, { topic: words.topics[topic] }),
    address: links.unsubscribe([topic]),
  }));
  const open = { text: words.openConcord, address: `${links.home}/` };
  const choose = { text: words.choose, address: `${links.home}/account` };
  return {
    language,
    subject: words.subject,
    text: asText(words, linesOf(sections), [open, choose, ...stops]),
    html: asHtml(words, language, sections, [open], [choose, ...stops]),
    unsubscribe: links.unsubscribe(told),
  };
}

export type Link = { text: string; address: string };
type Page = Pick<NoticeWords, 'direction' | 'subject' | 'heading'>;
type Part = Pick<Section, 'line' | 'places'>;

function linesOf(parts: readonly Part[]): string[] {
  return parts.flatMap(({ line, places }) => [line, ...places.map((place) => `  - ${place}`)]);
}

/** A message for readers of mail that show no HTML. */
export function asText({ heading }: Page, lines: readonly string[], links: readonly Link[]): string {
  return `${[heading, '', ...lines, '', ...links.map(({ text, address }) => `${text}:\n${address}`)].join('\n')}\n`;
}

/** The same as HTML, in its direction. */
export function asHtml(
  { direction, subject, heading }: Page,
  language: Language,
  parts: readonly Part[],
  open: readonly Link[],
  small: readonly Link[] = [],
): string {
  const link = ({ text, address }: Link) => `<a href="${escaped(address)}">${escaped(text)}</a>`;
  const list = parts.map(({ line, places }) => {
    const items = places.map((place) => `<li>${escaped(place)}</li>`).join('');
    return `<p>${escaped(line)}</p>${items && `<ul>${items}</ul>`}`;
  });
  return [
    `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    `<body dir="${direction}"><h1>${escaped(heading)}</h1>`,
    ...list,
    `<p>${open.map(link).join('<br>')}</p>`,
    `<p><small>${small.map(link).join('<br>')}</small></p></body></html>`,
  ].join('\n');
}

/** Where a notice is, in one line; null where only its number counts. */
function placeOf(
  { topic, about }: StoredNotice,
  language: Language,
  words: NoticeWords,
  lookUp: CodeLookup,
): string | null {
  const text = (name: string) => {
    const value = about[name];
    return value === null || value === undefined ? null : String(value);
  };
  const place = () => {
    const countryCode = text('country');
    const agencyCode = text('agency');
    const { agency, country } = lookUp({ countryCode, agencyCode });
    const team = countryCode !== null && agencyCode === null ? words.countryTeam : agencyCode;
    const named = [country?.names[language] ?? countryCode, agency?.acronym ?? team, text('item')];
    return named.filter((part) => part !== null).join(', ');
  };
  switch (topic) {
    case 'RETURNED':
    case 'ASSIGNED':
    case 'STALE':
      return place();
    case 'DEADLINE':
      return fill(words.deadline, {
        day: dayInWords(language, text('day') ?? ''),
        days: text('days') ?? '',
      });
    case 'CYCLE':
      return fill(about.opened ? words.opened : words.closed, { cycle: text('cycle') ?? '' });
    case 'WAITS':
    case 'ALERT':
    case 'MENTIONED':
    case 'ROLE':
      return null;
  }
}

/** Text as it stands in HTML. */
export function escaped(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (sign) => names[sign] ?? sign);
}
