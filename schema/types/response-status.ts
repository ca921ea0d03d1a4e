import { registerEnumType } from 'type-graphql';

export const ResponseStatus = {
  NOT_STARTED: 'NOT_STARTED',
  IN_PROGRESS: 'IN_PROGRESS',
  SUBMITTED: 'SUBMITTED',
  RETURNED: 'RETURNED',
  ACCEPTED: 'ACCEPTED',
} as const;
export type ResponseStatus = keyof typeof ResponseStatus;

registerEnumType(ResponseStatus, {
  name: 'ResponseStatus',
  description:
    'How far the work on an answer has come. Any may follow any other, and none follows by itself.',
  valuesConfig: {
    NOT_STARTED: { description: 'Nobody has said that they began, though text may be there already.' },
    IN_PROGRESS: { description: 'Somebody is working on it.' },
    SUBMITTED: { description: 'Handed in, waiting to be looked at.' },
    RETURNED: {
      description: 'Looked at and sent back with a question, which stands in the note. Coordinators only.',
    },
    ACCEPTED: {
      description: 'Looked at and found in order. Only coordinators set it or change the answer afterwards.',
    },
  },
});
