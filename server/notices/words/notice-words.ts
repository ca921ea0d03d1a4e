import type { NoticeTopic } from '../../../schema/types/notice-terms.ts';

/** The words of messages in one language. `{…}` is where something is put in. */
export type NoticeWords = {
  direction: 'ltr' | 'rtl';
  /** Of every message of notices, whatever is in it. */
  subject: string;
  heading: string;
  /** What a line counts, before a colon and a number. */
  topics: Readonly<Record<Exclude<NoticeTopic, 'ALERT'>, string>>;
  countryTeam: string;
  /** `{count}` places more than are listed. */
  more: string;
  /** `{day}` and how many working days are left, `{days}`. */
  deadline: string;
  opened: string;
  closed: string;
  openConcord: string;
  /** Before the address where somebody chooses what they are told. */
  choose: string;
  /** Before an address that ends mails of one topic, `{topic}`. */
  stop: string;
  /** Of the page that ends mails of `{topics}`, without a sign-in. */
  ending: { question: string; yes: string; done: string; incomplete: string };
  /** Of an invitation, which holds until `{day}`. */
  invitation: { subject: string; heading: string; how: string; holds: string };
};
