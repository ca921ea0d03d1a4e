import type { NoticeWords } from './notice-words.ts';

export const english: NoticeWords = {
  direction: 'ltr',
  subject: 'Concord: what is new for you',
  heading: 'What is new for you in Concord',
  topics: {
    WAITS: 'Waiting for you',
    RETURNED: 'Returned to you',
    ASSIGNED: 'Assigned to you',
    MENTIONED: 'Comments that mention you',
    DEADLINE: 'Last days that come near',
    STALE: 'Stuck, and your turn',
    CYCLE: 'Cycles',
    ROLE: 'New roles of yours',
  },
  countryTeam: 'country team',
  more: 'and {count} more',
  deadline: 'Last day {day}, working days left: {days}',
  opened: '{cycle}: opened',
  closed: '{cycle}: closed',
  openConcord: 'Open Concord',
  choose: 'You choose what you are told by mail, and how often',
  stop: 'No more mail of this kind: {topic}',
  ending: {
    question: 'Mails of this kind will end: {topics}',
    yes: 'End them',
    done: 'They have ended. On the page you are told all the same, and there you can have them back.',
    incomplete: 'This link is not complete: copy all of it from the message, or choose on your account page.',
  },
  invitation: {
    subject: 'Concord: you are invited',
    heading: 'You are invited to Concord',
    how: 'Sign in with the account of your organisation that has this address. What you are invited to is there from then on.',
    holds: 'The invitation holds until {day}.',
  },
};
