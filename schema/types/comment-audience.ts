import { registerEnumType } from 'type-graphql';

export const CommentAudience = { INTERNAL: 'INTERNAL', OPEN: 'OPEN' } as const;
export type CommentAudience = keyof typeof CommentAudience;

registerEnumType(CommentAudience, {
  name: 'CommentAudience',
  description: 'Who reads a comment, fixed when it is written.',
  valuesConfig: {
    INTERNAL: {
      description:
        'Those who work on the answer. Of an agency’s: its focal points and contributors for the country, and the ' +
        'country’s lead. Of a country team’s: the lead, or where there is none those who write it in its place, and any ' +
        'later lead. For everybody else, coordinators and co-chairs included, it does not exist. On a cycle: coordinators of ' +
        'all countries.',
    },
    OPEN: { description: 'Whoever reads the answer once it is published. On a cycle: whoever has a role.' },
  },
});
