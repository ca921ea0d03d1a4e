import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import { Person } from './person.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'That a country’s Resident Coordinator stands behind what its country team answers.',
})
export class Endorsement {
  @Field(() => Person, { description: 'Who gave it.' })
  by!: Person;

  @Field(() => DateTimeISO, { description: 'When.' })
  at!: Date;

  @Field(() => Int, { description: 'The revision of the answer that they endorsed.' })
  revision!: number;
}
