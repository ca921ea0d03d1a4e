import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import { EarlyActionMove, EarlyActionOutcome, EarlyActionState } from './early-action-terms.ts';
import { Person } from './person.ts';
import { UUID } from './uuid.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'Who does what by when about an alert, and what came of it.',
})
export class EarlyAction {
  @Field(() => ID, { description: 'A random id; it is no `node`.' })
  id!: string;

  @Field(() => ID, { description: 'The alert on which it was planned.' })
  alertId!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What is to be done; null where the words are gone.',
  })
  what!: string | null;

  @Field(() => Person, { description: 'Whose it is.' })
  owner!: Person;

  @Field(() => String, { description: 'By when, `YYYY-MM-DD`.' })
  dueOn!: string;

  @Field(() => Boolean, { description: 'Whether that day is over, in UTC, and it is still to be done.' })
  overdue!: boolean;

  @Field(() => [String], {
    description:
      'Items of the checklist whose answers it touches, by code. Nothing beside these answers tells of it.',
  })
  itemCodes!: string[];

  @Field(() => EarlyActionState, { description: 'Where it is.' })
  state!: EarlyActionState;

  @Field(() => DateTimeISO, { nullable: true, description: 'When it was done or given up; null before.' })
  endedAt!: Date | null;

  @Field(() => EarlyActionOutcome, {
    nullable: true,
    description: 'What came of it; null until that is recorded.',
  })
  outcome!: EarlyActionOutcome | null;

  @Field(() => String, { nullable: true, description: 'Of which day that is true, `YYYY-MM-DD`.' })
  outcomeOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'In words; null until it is recorded, and where the words are gone.',
  })
  outcomeWords!: string | null;

  @Field(() => Person, { description: 'Who planned it.' })
  plannedBy!: Person;

  @Field(() => DateTimeISO, { description: 'When.' })
  plannedAt!: Date;

  @Field(() => Int, { description: 'Rises by one with each change, from 1. Send it as `baseRevision`.' })
  revision!: number;

  @Field(() => [EarlyActionMove], { description: 'What you may do about it.' })
  viewerCan!: EarlyActionMove[];
}

@ObjectType({ simpleResolvers: true, description: 'Some of a country’s early actions.' })
export class EarlyActionPage {
  @Field(() => [EarlyAction], { description: 'Those due first before the others.' })
  actions!: EarlyAction[];

  @Field(() => Boolean, { description: 'Whether more follow: skip those that you have.' })
  hasNextPage!: boolean;
}

@InputType({ description: 'An early action on an alert that was confirmed.' })
export class PlanEarlyActionInput {
  @Field(() => UUID, {
    description: 'Made by the device, once per request, and sent again with it: it is planned once.',
  })
  mutationId!: string;

  @Field(() => ID, { description: 'The alert.' })
  alert!: string;

  @Field(() => String, { description: 'What is to be done, up to 20,000 characters.' })
  what!: string;

  @Field(() => ID, { description: 'Whose it is: one of `earlyActionOwners`.' })
  owner!: string;

  @Field(() => String, { description: 'By when, `YYYY-MM-DD`.' })
  dueOn!: string;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Items of the current checklist whose answers it touches, by code, up to 20.',
  })
  items!: string[];
}
