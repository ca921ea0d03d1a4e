import { registerEnumType } from 'type-graphql';

export const RoleAction = { END: 'END', HAND_OVER: 'HAND_OVER', REVOKE: 'REVOKE' } as const;
export type RoleAction = keyof typeof RoleAction;

registerEnumType(RoleAction, {
  name: 'RoleAction',
  description: 'Something to do about a role that somebody has or is invited to.',
  valuesConfig: {
    END: { description: 'Take it away with `endMembership`.' },
    HAND_OVER: {
      description: 'Hand what they do in its country to a successor: `handOver` with this country alone.',
    },
    REVOKE: { description: 'Take the invitation back with `revokeInvitation`.' },
  },
});
