import { Field, Int, ObjectType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { DateTimeISO } from './date-time-iso.ts';
import { EventKind } from './event-kind.ts';
import { FieldChange } from './field-change.ts';
import { Node } from './node.ts';
import { Person } from './person.ts';
import { Progress } from './progress.ts';
import { ReturnedAnswer } from './returned-answer.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'Something that happened, once and for all. Events stand in one order, the same for every reader, without gaps.',
})
export class Event extends Node {
  @Field(() => Cursor, { description: 'Its place in the log: read on after it.' })
  cursor!: string;

  @Field(() => EventKind, {
    description: 'What happened; it decides which of the fields below have a value.',
  })
  kind!: EventKind;

  @Field(() => DateTimeISO, {
    description: "When, by the server's clock. It never goes backwards along the log.",
  })
  at!: Date;

  @Field(() => Person, {
    nullable: true,
    description: 'Who did it; null where an operator did, outside this API.',
  })
  actor!: Person | null;

  @Field(() => Person, {
    nullable: true,
    description:
      'Whom it is about, as others see them; null for everything but an event about a person, which only those get who read ' +
      'such events, and the person concerned.',
  })
  person!: Person | null;

  @Field(() => String, {
    nullable: true,
    description: "The cycle's code; null for an event about a person.",
  })
  cycleCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166-1 alpha-3; null for an event of the cycle itself.',
  })
  countryCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The agency's code; null for the country team and for an event of the cycle itself.",
  })
  agencyCode!: string | null;

  @Field(() => String, { nullable: true, description: "The item's code; null where no answer is concerned." })
  itemCode!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The answer's revision after this event; a conflict leaves it as it was. Null where no answer is concerned.",
  })
  revision!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The revision that the author saw; null where no answer is concerned.',
  })
  baseRevision!: number | null;

  @Field(() => DateTimeISO, {
    nullable: true,
    description:
      "When the author wrote it, by their device's clock, where the device said so. Not to be trusted for order.",
  })
  writtenAt!: Date | null;

  @Field(() => [FieldChange], {
    description:
      'What changed; in a conflict what would have. Empty for an event of the cycle itself. Where an answer appears for ' +
      'you, because its draft was not for you to see, everything that it says then comes from null; where it goes back to ' +
      'a draft, everything goes to null.',
  })
  changes!: FieldChange[];

  @Field(() => String, { nullable: true, description: "The author's sentence to whoever reads the history." })
  note!: string | null;

  @Field(() => ReturnedAnswer, {
    nullable: true,
    description:
      'Of an event that returned an answer, what that answer said: to be compared with what it says now. Null for everything ' +
      'else, and where part of it was erased later.',
  })
  returned!: ReturnedAnswer | null;

  @Field(() => Boolean, {
    description:
      'Whether personal data that it held was erased later: the narratives or the note that held it are null.',
  })
  erased!: boolean;

  @Field(() => Progress, {
    nullable: true,
    description:
      'The cell as it stood right after this event; null for an event of the cycle itself, and of a comment.',
  })
  progress!: Progress | null;
}
