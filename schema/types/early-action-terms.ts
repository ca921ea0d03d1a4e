import { registerEnumType } from 'type-graphql';

export const EarlyActionState = { PLANNED: 'PLANNED', DONE: 'DONE', GIVEN_UP: 'GIVEN_UP' } as const;
export type EarlyActionState = keyof typeof EarlyActionState;

registerEnumType(EarlyActionState, {
  name: 'EarlyActionState',
  description: 'Where an early action is.',
  valuesConfig: {
    PLANNED: { description: 'It is to be done.' },
    DONE: { description: 'It was done. What came of it may be recorded.' },
    GIVEN_UP: { description: 'It won’t be done.' },
  },
});

export const EarlyActionOutcome = {
  HELPED: 'HELPED',
  NO_EFFECT: 'NO_EFFECT',
  MADE_WORSE: 'MADE_WORSE',
  UNKNOWN: 'UNKNOWN',
} as const;
export type EarlyActionOutcome = keyof typeof EarlyActionOutcome;

registerEnumType(EarlyActionOutcome, {
  name: 'EarlyActionOutcome',
  description: 'What came of an early action, as somebody judged it.',
  valuesConfig: {
    HELPED: { description: 'It helped.' },
    NO_EFFECT: { description: 'It had no effect.' },
    MADE_WORSE: { description: 'It made things worse.' },
    UNKNOWN: { description: 'Nobody can tell.' },
  },
});

export const EarlyActionMove = {
  DONE: 'DONE',
  GIVE_UP: 'GIVE_UP',
  RECORD_OUTCOME: 'RECORD_OUTCOME',
} as const;
export type EarlyActionMove = keyof typeof EarlyActionMove;

registerEnumType(EarlyActionMove, {
  name: 'EarlyActionMove',
  description: 'Something to do about an early action.',
  valuesConfig: {
    DONE: { description: 'Say that it was done, with `endEarlyAction`.' },
    GIVE_UP: { description: 'Say that it won’t be done, with `endEarlyAction`.' },
    RECORD_OUTCOME: { description: 'Say what came of it, with `recordEarlyActionOutcome`.' },
  },
});
