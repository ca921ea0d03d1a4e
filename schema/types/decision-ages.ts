import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { Cursor } from './cursor.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'How many submitted answers have waited for a decision for so many working days.',
})
export class DecisionAge {
  @Field(() => Int, { description: 'Not fewer.' })
  atLeast!: number;

  @Field(() => Int, { nullable: true, description: 'Not more; null is without end.' })
  atMost!: number | null;

  @Field(() => Int, {
    description: 'How many answers: as many as `waitingDecisions` lists for these days.',
  })
  count!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'How long submitted answers have waited for a decision, in working days by each country’s own calendar.',
})
export class DecisionAges {
  @Field(() => [DecisionAge], {
    description: 'From the youngest to the oldest; each answer is in one of them.',
  })
  ages!: DecisionAge[];

  @Field(() => String, {
    description: 'Today in UTC, `YYYY-MM-DD`: up to the day before, days were counted.',
  })
  today!: string;

  @Field(() => Cursor, {
    description: 'The end of the log at that moment. Subscribe to `events` after it, and read afresh.',
  })
  cursor!: string;
}

/** Of the query `waitingDecisions`. */
@ArgsType()
export class WaitingDecisionsArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "The cycle's code; the open cycle if left out. NOT_FOUND where no cycle has it, or none is open. Nothing waits in " +
      'one that is not open.',
  })
  cycle?: string | null;

  @Field(() => Int, {
    description: 'Only those that have waited for so many working days or more; none below 0.',
  })
  atLeast!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'And for no more than these; not fewer than `atLeast`, otherwise BAD_USER_INPUT.',
  })
  atMost?: number | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Only answers about these countries (alpha-3); all if left out, none with an empty list.',
  })
  countries?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "Only answers of these agencies; all and the country team's if left out. The country team's are left out of a list " +
      'unless `countryTeam` asks for them.',
  })
  agencies?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "With `agencies`: the country team's answers too." })
  countryTeam?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Only answers to items of this area of the Call to Action, 1 to 7; another number matches none.',
  })
  area?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many at most, up to 200, otherwise BAD_USER_INPUT; 50 if left out.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what follows the `endCursor` of a page before.' })
  after?: string | null;
}
