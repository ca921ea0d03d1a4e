import { Field, InputType, registerEnumType } from 'type-graphql';

export const Presence = {
  RESIDENT: 'RESIDENT',
  PROJECT_STAFF: 'PROJECT_STAFF',
  NON_RESIDENT: 'NON_RESIDENT',
  NONE: 'NONE',
} as const;
export type Presence = keyof typeof Presence;

registerEnumType(Presence, {
  name: 'Presence',
  description: 'How an agency works in a country. Where it does in any way, it reports.',
  valuesConfig: {
    RESIDENT: { description: 'It has an office in the country.' },
    PROJECT_STAFF: { description: 'It has staff of projects there, and no office.' },
    NON_RESIDENT: { description: 'It works there from elsewhere.' },
    NONE: { description: 'It does not work there, and does not report.' },
  },
});

@InputType({
  description: 'How an agency is present in a country: one cell of a table of countries and agencies.',
})
export class PresenceInput {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  country!: string;

  @Field(() => String, { description: 'An agency that answers the checklist, by its code.' })
  agency!: string;

  @Field(() => Presence, { description: 'How.' })
  presence!: Presence;
}
