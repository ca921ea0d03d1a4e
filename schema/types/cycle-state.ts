import { registerEnumType } from 'type-graphql';

export const CycleState = { PLANNED: 'PLANNED', OPEN: 'OPEN', CLOSED: 'CLOSED' } as const;
export type CycleState = keyof typeof CycleState;

registerEnumType(CycleState, {
  name: 'CycleState',
  description: 'Where a reporting cycle stands.',
  valuesConfig: {
    PLANNED: { description: 'Announced; nothing can be recorded yet, and its checklist may still change.' },
    OPEN: { description: 'Answers are recorded now. At most one cycle is open at a time.' },
    CLOSED: { description: 'Its answers stand as they are and can be read.' },
  },
});
