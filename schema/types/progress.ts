import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'A cell of the matrix: how many of the answers that an agency, or the country team, owes in a country ' +
    'stand in each status.',
})
export class Progress {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => String, { nullable: true, description: "The agency's code; null for the country team." })
  agencyCode!: string | null;

  @Field(() => Int, { description: 'Answers in NOT_STARTED, those that nobody ever recorded included.' })
  notStarted!: number;

  @Field(() => Int, {
    description:
      'Of those in NOT_STARTED, the answers for which one of the cycle before stands: submitted or accepted there, and not ' +
      'begun here. No part of the total beside them.',
  })
  carried!: number;

  @Field(() => Int, { description: 'Answers in IN_PROGRESS.' })
  inProgress!: number;

  @Field(() => Int, { description: 'Answers in SUBMITTED.' })
  submitted!: number;

  @Field(() => Int, { description: 'Answers in RETURNED.' })
  returned!: number;

  @Field(() => Int, { description: 'Answers in ACCEPTED.' })
  accepted!: number;

  @Field(() => Int, {
    description:
      'Answers that are due: the sum of the five. 0 in an event or an update says that ' +
      'the agency no longer reports in the country.',
  })
  total!: number;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'When one of its answers last changed; null before the first.',
  })
  updatedAt!: Date | null;
}
