import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import { Person } from './person.ts';

export const PauseKind = { LEAVE: 'LEAVE', OUTAGE: 'OUTAGE', EVACUATION: 'EVACUATION' } as const;
export type PauseKind = keyof typeof PauseKind;

registerEnumType(PauseKind, {
  name: 'PauseKind',
  description: 'Why nobody can work for a while.',
  valuesConfig: {
    LEAVE: {
      description:
        'Whoever answers is away: of an agency, or with no agency whoever answers for the country team.',
    },
    OUTAGE: {
      description: 'No power, no line or no office: of an agency, or with no agency of the country.',
    },
    EVACUATION: { description: 'People had to leave: of an agency, or with no agency all of the country.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'Days that somebody said nobody can work on. They are no working days; everybody sees them.',
})
export class Pause {
  @Field(() => ID, { description: 'By which `changePause` knows it.' })
  id!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The agency's code; null for the country: all of it, or where it is LEAVE its country team alone.",
  })
  agencyCode!: string | null;

  @Field(() => PauseKind, { description: 'Why.' })
  kind!: PauseKind;

  @Field(() => String, { description: 'The first day, `YYYY-MM-DD`.' })
  startsOn!: string;

  @Field(() => String, { description: 'The last day, `YYYY-MM-DD`.' })
  endsOn!: string;

  @Field(() => Person, { description: 'Who declared it.' })
  declaredBy!: Person;

  @Field(() => DateTimeISO, { description: 'When it was declared.' })
  declaredAt!: Date;
}
