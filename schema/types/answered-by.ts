import { registerEnumType } from 'type-graphql';

export const AnsweredBy = { AGENCY: 'AGENCY', COUNTRY_TEAM: 'COUNTRY_TEAM' } as const;
export type AnsweredBy = keyof typeof AnsweredBy;

registerEnumType(AnsweredBy, {
  name: 'AnsweredBy',
  description: 'Who answers an item.',
  valuesConfig: {
    AGENCY: { description: 'Each agency that reports in the country, for itself.' },
    COUNTRY_TEAM: { description: 'The United Nations country team, with one answer that has no agency.' },
  },
});
