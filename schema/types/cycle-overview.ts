import { Field, Int, ObjectType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { Cycle } from './cycle.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A cycle with how many of all its answers stand in each status; all 0 before it opens.',
})
export class CycleStanding {
  @Field(() => Cycle, { description: 'The cycle.' })
  cycle!: Cycle;

  @Field(() => Int, { description: 'Answers in NOT_STARTED, those that nobody ever recorded included.' })
  notStarted!: number;

  @Field(() => Int, { description: 'Answers in IN_PROGRESS.' })
  inProgress!: number;

  @Field(() => Int, { description: 'Answers in SUBMITTED.' })
  submitted!: number;

  @Field(() => Int, { description: 'Answers in RETURNED.' })
  returned!: number;

  @Field(() => Int, { description: 'Answers in ACCEPTED.' })
  accepted!: number;

  @Field(() => Int, { description: 'Answers that are due: the sum of the five.' })
  total!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Every cycle and how far it is, as it stood at a single moment.',
})
export class CycleOverview {
  @Field(() => [CycleStanding], { description: 'The newest first.' })
  cycles!: CycleStanding[];

  @Field(() => Cursor, {
    description: 'The end of the log at that moment: subscribe to `events` after it.',
  })
  cursor!: string;
}
