import { registerEnumType } from 'type-graphql';

export const NetworkAction = {
  DECIDE: 'DECIDE',
  ERASE: 'ERASE',
  ASSIGN_COLLEAGUES: 'ASSIGN_COLLEAGUES',
  ADMINISTER_PEOPLE: 'ADMINISTER_PEOPLE',
  READ_ADMINISTRATION: 'READ_ADMINISTRATION',
  MANAGE_CYCLES: 'MANAGE_CYCLES',
  FOLLOW_MONITOR: 'FOLLOW_MONITOR',
} as const;
export type NetworkAction = keyof typeof NetworkAction;

registerEnumType(NetworkAction, {
  name: 'NetworkAction',
  description: 'Something that a role allows somewhere, apart from answering.',
  valuesConfig: {
    DECIDE: { description: 'Return and accept answers.' },
    ERASE: { description: 'Erase personal data that somebody wrote into an answer.' },
    ASSIGN_COLLEAGUES: { description: 'Give colleagues of the own agency the role of a contributor.' },
    ADMINISTER_PEOPLE: { description: 'Invite people, and give and end roles.' },
    MANAGE_CYCLES: { description: 'Plan, open and close cycles, and say who reports where.' },
    FOLLOW_MONITOR: { description: 'Read alerts of the monitor in some country, if no more.' },
    READ_ADMINISTRATION: { description: 'Read who has which role, and what was changed about that.' },
  },
});
