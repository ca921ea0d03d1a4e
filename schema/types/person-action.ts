import { registerEnumType } from 'type-graphql';

export const PersonAction = {
  GIVE_ROLE: 'GIVE_ROLE',
  HAND_OVER: 'HAND_OVER',
  DEACTIVATE: 'DEACTIVATE',
} as const;
export type PersonAction = keyof typeof PersonAction;

registerEnumType(PersonAction, {
  name: 'PersonAction',
  description: 'Something to do about a person.',
  valuesConfig: {
    GIVE_ROLE: {
      description: 'Give them a role with `grantMembership`: `Viewer.rolesToGive` says which ones.',
    },
    HAND_OVER: { description: 'Hand all of their work to a successor: `handOver` without countries.' },
    DEACTIVATE: { description: 'Shut them out with `deactivatePerson`.' },
  },
});
