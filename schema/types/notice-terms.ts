import { registerEnumType } from 'type-graphql';

export const NoticeTopic = {
  WAITS: 'WAITS',
  RETURNED: 'RETURNED',
  ASSIGNED: 'ASSIGNED',
  MENTIONED: 'MENTIONED',
  ALERT: 'ALERT',
  DEADLINE: 'DEADLINE',
  STALE: 'STALE',
  CYCLE: 'CYCLE',
  ROLE: 'ROLE',
} as const;
export type NoticeTopic = keyof typeof NoticeTopic;

registerEnumType(NoticeTopic, {
  name: 'NoticeTopic',
  description: 'What a notice is about. Later versions may add topics: skip those that you do not know.',
  valuesConfig: {
    WAITS: { description: 'An answer waits for their decision, endorsement or second look.' },
    RETURNED: { description: 'An answer was returned to them.' },
    ASSIGNED: { description: 'An answer was assigned to them.' },
    MENTIONED: { description: 'A comment names them.' },
    ALERT: { description: 'It is their turn to decide on an alert. Its words are in the monitor alone.' },
    DEADLINE: {
      description:
        'The last day of the cycle is 14, 7 or 1 working days away, and answers of theirs are open.',
    },
    STALE: { description: 'Something is stuck, and it is their turn.' },
    CYCLE: { description: 'A cycle was opened or closed.' },
    ROLE: { description: 'They were given a role.' },
  },
});

export const NoticeFrequency = {
  AT_ONCE: 'AT_ONCE',
  DAILY: 'DAILY',
  WEEKLY: 'WEEKLY',
  NONE: 'NONE',
} as const;
export type NoticeFrequency = keyof typeof NoticeFrequency;

registerEnumType(NoticeFrequency, {
  name: 'NoticeFrequency',
  description: 'How often a topic is told by mail. On days of rest nothing is, but urgent alerts.',
  valuesConfig: {
    AT_ONCE: { description: 'As it happens, each in a message of its own.' },
    DAILY: { description: 'In the one message of a working day.' },
    WEEKLY: { description: 'In the message of the first working day of the week.' },
    NONE: { description: 'Not by mail; the page lists it all the same.' },
  },
});
