import { registerEnumType } from 'type-graphql';

export const RefusalCode = {
  FORBIDDEN: 'FORBIDDEN',
  CYCLE_NOT_OPEN: 'CYCLE_NOT_OPEN',
  UNKNOWN_COUNTRY: 'UNKNOWN_COUNTRY',
  UNKNOWN_AGENCY: 'UNKNOWN_AGENCY',
  UNKNOWN_ITEM: 'UNKNOWN_ITEM',
  NOT_REPORTING: 'NOT_REPORTING',
  INVALID: 'INVALID',
  OWN_ANSWER: 'OWN_ANSWER',
  NOT_ENDORSED: 'NOT_ENDORSED',
  SECOND_PERSON_NEEDED: 'SECOND_PERSON_NEEDED',
  NOT_CARRIED: 'NOT_CARRIED',
  REWORDED: 'REWORDED',
  NOT_CONFIRMABLE: 'NOT_CONFIRMABLE',
} as const;
export type RefusalCode = keyof typeof RefusalCode;

registerEnumType(RefusalCode, {
  name: 'RefusalCode',
  description: 'Why a change was not applied.',
  valuesConfig: {
    FORBIDDEN: { description: 'None of your roles allows this change.' },
    CYCLE_NOT_OPEN: { description: 'The cycle is planned or closed, or none is open.' },
    UNKNOWN_COUNTRY: { description: 'No country has this code.' },
    UNKNOWN_AGENCY: { description: 'No agency that answers the checklist has this code.' },
    UNKNOWN_ITEM: { description: "The cycle's checklist has no item with this code." },
    NOT_REPORTING: {
      description: 'The agency does not report in this country in this cycle: no answer is due.',
    },
    INVALID: {
      description: 'The input contradicts itself or a limit; the message says what is wrong with it.',
    },
    OWN_ANSWER: {
      description: 'In this cycle nobody accepts an answer that says what they wrote.',
    },
    NOT_ENDORSED: {
      description:
        'The Resident Coordinator has not endorsed the answer, and no note says why it is accepted all the same.',
    },
    SECOND_PERSON_NEEDED: {
      description:
        'The agency asks for a second person: its answer is submitted by somebody else of theirs than who wrote it.',
    },
    NOT_CARRIED: {
      description: 'No such answer of the cycle before is carried over, as far as you may know.',
    },
    REWORDED: {
      description:
        'The item is asked in other words: its answer is confirmed alone, once both were compared.',
    },
    NOT_CONFIRMABLE: {
      description:
        'The item was split or merged: what still holds is taken over into an answer of one’s own.',
    },
  },
});
