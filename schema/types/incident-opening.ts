import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import { Person } from './person.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'That a coordinator opened a country’s reports and incidents, for 24 hours.',
})
export class IncidentOpening {
  @Field(() => ID, { description: 'A random id; it is no `node`.' })
  id!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => Person, { description: 'Who opened them.' })
  person!: Person;

  @Field(() => String, { nullable: true, description: 'Why; null where the words are gone.' })
  reason!: string | null;

  @Field(() => DateTimeISO, { description: 'When.' })
  openedAt!: Date;

  @Field(() => DateTimeISO, { description: 'Until when they read there.' })
  endsAt!: Date;
}
