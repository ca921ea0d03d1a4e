import { registerEnumType } from 'type-graphql';

export const EventKind = {
  RESPONSE_RECORDED: 'RESPONSE_RECORDED',
  RESPONSE_CONFLICTED: 'RESPONSE_CONFLICTED',
  CYCLE_OPENED: 'CYCLE_OPENED',
  CYCLE_CLOSED: 'CYCLE_CLOSED',
  PRESENCE_CHANGED: 'PRESENCE_CHANGED',
} as const;
export type EventKind = keyof typeof EventKind;

registerEnumType(EventKind, {
  name: 'EventKind',
  description: 'What happened. Later versions may add kinds: skip those that you do not know.',
  valuesConfig: {
    RESPONSE_RECORDED: { description: 'An answer changed.' },
    RESPONSE_CONFLICTED: {
      description:
        'A change met another one of the same field and was not applied. ' +
        'Its changes go from what the author saw to what the author sent; revision and counts stay.',
    },
    CYCLE_OPENED: { description: 'From here on answers of this cycle are recorded.' },
    CYCLE_CLOSED: { description: 'From here on answers of this cycle no longer change.' },
    PRESENCE_CHANGED: {
      description:
        'An operator changed how an agency is present in a country: it began or ceased to owe answers there.',
    },
  },
});
