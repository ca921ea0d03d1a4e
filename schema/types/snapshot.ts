import { Field, Int, ObjectType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { DateTimeISO } from './date-time-iso.ts';
import { Event } from './event.ts';
import { Node } from './node.ts';
import { Person } from './person.ts';
import { Rating } from './rating.ts';
import { ResponseStatus } from './response-status.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'What the answers of a cycle said at one position of the log. It never changes; `npm run verify-log` holds it to the log.',
})
export class Snapshot {
  @Field(() => String, { description: 'The cycle, by its code.' })
  cycleCode!: string;

  @Field(() => String, { description: 'Its name, which no other snapshot of the cycle has.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether it was made by closing the cycle.' })
  closing!: boolean;

  @Field(() => DateTimeISO, { description: 'When it was taken.' })
  at!: Date;

  @Field(() => Person, {
    nullable: true,
    description: 'Who took it, or closed the cycle; null where an operator did, outside this API.',
  })
  takenBy!: Person | null;

  @Field(() => Int, { description: 'Answers that were submitted or accepted then.' })
  answered!: number;

  @Field(() => Int, { description: 'Answers that were due then.' })
  total!: number;

  @Field(() => Cursor, { description: 'The place in the log of the event that tells of it.' })
  cursor!: string;

  @Field(() => String, {
    description: 'sha256 over all that it holds, in hex; the event at its place says the same.',
  })
  digest!: string;

  @Field(() => Int, { description: 'The position of the log’s head then.' })
  position!: number;

  @Field(() => String, { description: 'The hash of the log’s head then, in hex.' })
  hash!: string;

  @Field(() => String, {
    description: 'Ed25519 over that head, as in `logHeads`, in base64; the day is that of `at`.',
  })
  signature!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What came of holding a snapshot to the log.',
})
export class SnapshotCheck {
  @Field(() => String, {
    nullable: true,
    description: 'What is wrong, in a sentence; null where it is what the log says.',
  })
  problem!: string | null;

  @Field(() => Int, { description: 'Of how many of its answers words were erased since.' })
  erased!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How many answers of an agency, or the team, stood in each status then.',
})
export class SnapshotCell {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => String, { nullable: true, description: 'The agency’s code; null for the country team.' })
  agencyCode!: string | null;

  @Field(() => Int, { description: 'Answers in NOT_STARTED.' })
  notStarted!: number;

  @Field(() => Int, { description: 'Answers in IN_PROGRESS.' })
  inProgress!: number;

  @Field(() => Int, { description: 'Answers in SUBMITTED.' })
  submitted!: number;

  @Field(() => Int, { description: 'Answers in RETURNED.' })
  returned!: number;

  @Field(() => Int, { description: 'Answers in ACCEPTED.' })
  accepted!: number;

  @Field(() => Int, { description: 'Answers that were due: the sum of the five.' })
  total!: number;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'An answer as it was when a snapshot was taken.',
})
export class SnapshotAnswer extends Node {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => String, { nullable: true, description: 'The agency’s code; null for the country team.' })
  agencyCode!: string | null;

  @Field(() => String, { description: 'The item’s code.' })
  itemCode!: string;

  @Field(() => ResponseStatus, { description: 'Its status then.' })
  status!: ResponseStatus;

  @Field(() => Rating, { nullable: true, description: 'Its rating then.' })
  rating!: Rating | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its words then, from the log; null where there were none, or they were erased.',
  })
  narrative!: string | null;

  @Field(() => Boolean, { description: 'Whether its words were erased since.' })
  erased!: boolean;

  @Field(() => Int, { description: 'Its revision then.' })
  revision!: number;

  @Field(() => [Event], {
    description:
      'What was added after the closing, oldest first: beside what was recorded, never instead of it. Counts don’t heed it.',
  })
  addenda!: Event[];
}
