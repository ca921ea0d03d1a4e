import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { DateTimeISO } from './date-time-iso.ts';
import { Person } from './person.ts';
import { UUID } from './uuid.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'That somebody is to write an answer. It stands until the answer is submitted, or it is taken back. It is no part of the ' +
    'answer, and its revision knows nothing of it.',
})
export class Assignment {
  @Field(() => Person, { description: 'Who is to write it.' })
  to!: Person;

  @Field(() => String, {
    nullable: true,
    description: 'By when, `YYYY-MM-DD`; null where no day was said.',
  })
  dueOn!: string | null;

  @Field(() => Person, { description: 'Who assigned it to them.' })
  by!: Person;

  @Field(() => DateTimeISO, { description: 'Since when it is theirs; another day makes it no younger.' })
  at!: Date;
}

@InputType({ description: 'Whose work an answer of the open cycle is to be.' })
export class AssignAnswerInput {
  @Field(() => UUID, {
    description: 'Made by the device, once per request, and sent again with it until an answer arrives.',
  })
  mutationId!: string;

  @Field(() => String, {
    nullable: true,
    description: "The cycle's code; the open cycle if left out. BAD_USER_INPUT where it is not open.",
  })
  cycle?: string | null;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  country!: string;

  @Field(() => String, { nullable: true, description: "The agency's code; null for the country team." })
  agency?: string | null;

  @Field(() => String, { description: "The item's code." })
  item!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'A person who may write the answer, see `assignable`; null takes it back.',
  })
  to?: string | null;

  @Field(() => String, { nullable: true, description: 'By when, `YYYY-MM-DD`; null for no day.' })
  dueOn?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What became of a request to assign an answer.' })
export class AssignOutcome {
  @Field(() => Assignment, { nullable: true, description: 'As it stands now; null where it is nobody’s.' })
  assignment!: Assignment | null;

  @Field(() => Cursor, {
    description:
      'The place of the event that tells of it; where nothing changed, the end of the log at that moment.',
  })
  cursor!: string;

  @Field(() => Boolean, { description: 'Whether it had been done before, under the same `mutationId`.' })
  replayed!: boolean;
}
