import { registerEnumType } from 'type-graphql';

export const AnswerAction = {
  EDIT: 'EDIT',
  DRAFT: 'DRAFT',
  SUBMIT: 'SUBMIT',
  RETURN: 'RETURN',
  ACCEPT: 'ACCEPT',
} as const;
export type AnswerAction = keyof typeof AnswerAction;

registerEnumType(AnswerAction, {
  name: 'AnswerAction',
  description: 'Something to do with an answer by recording a change of it.',
  valuesConfig: {
    EDIT: { description: 'Change rating and narrative and leave the status as it is.' },
    DRAFT: {
      description: 'Set the status to NOT_STARTED or IN_PROGRESS, with or without a rating and a narrative.',
    },
    SUBMIT: { description: 'Set the status to SUBMITTED: from then on the whole network reads the answer.' },
    RETURN: { description: 'Set the status to RETURNED, with a note.' },
    ACCEPT: { description: 'Set the status to ACCEPTED.' },
  },
});
