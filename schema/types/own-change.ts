import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { DateTimeISO } from './date-time-iso.ts';
import { Person } from './person.ts';
import { ResponseStatus } from './response-status.ts';

@ObjectType({ simpleResolvers: true, description: 'A decision on an answer.' })
export class AnswerDecision {
  @Field(() => ResponseStatus, { description: 'ACCEPTED or RETURNED.' })
  status!: ResponseStatus;

  @Field(() => Person, { nullable: true, description: 'Who decided; null where an operator’s command did.' })
  by!: Person | null;

  @Field(() => DateTimeISO, { description: "When, by the server's clock." })
  at!: Date;
}

@ObjectType({
  simpleResolvers: true,
  description: 'One of your own changes as the server has it, and what became of it.',
})
export class OwnChange {
  @Field(() => ID, { description: 'The id of its event.' })
  id!: string;

  @Field(() => DateTimeISO, { description: "When the server received it, by the server's clock." })
  at!: Date;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'When it was written, by the device’s clock, where it said so.',
  })
  writtenAt!: Date | null;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => String, { nullable: true, description: "The agency's code; null for the country team." })
  agencyCode!: string | null;

  @Field(() => String, { description: "The item's code." })
  itemCode!: string;

  @Field(() => Int, { description: 'The answer’s revision right after it.' })
  revision!: number;

  @Field(() => [String], {
    description: 'The names of the fields that it changed: `status`, `rating`, `narrative`.',
  })
  fields!: string[];

  @Field(() => ResponseStatus, {
    nullable: true,
    description: 'The status that it set; null where it set none.',
  })
  status!: ResponseStatus | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The first day, `YYYY-MM-DD` in UTC, on which a coordinator of the country, other than you, opened the answer or marked its ' +
      'cell as seen, at the change or after it; null where nobody did.',
  })
  seenOn!: string | null;

  @Field(() => AnswerDecision, {
    nullable: true,
    description: 'The first decision on the answer after the change; null where there is none yet.',
  })
  decision!: AnswerDecision | null;
}

@ObjectType({ simpleResolvers: true, description: 'Some of your own changes.' })
export class OwnChangePage {
  @Field(() => [OwnChange], { description: 'Newest first.' })
  nodes!: OwnChange[];

  @Field(() => Boolean, { description: 'Whether older ones follow: read on with `after: endCursor`.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Where the page ends; null on an empty one.' })
  endCursor!: string | null;

  @Field(() => Cursor, { description: 'The end of the log at that moment.' })
  cursor!: string;
}

/** Of `Viewer.changes`. */
@ArgsType()
export class OwnChangesArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "The cycle's code; the open cycle if left out. NOT_FOUND where no cycle has it, or none is open.",
  })
  cycle?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many at most, up to 100, otherwise BAD_USER_INPUT; 50 if left out.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what follows the `endCursor` of a page before.' })
  after?: string | null;
}
