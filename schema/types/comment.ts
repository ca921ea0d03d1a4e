import { Field, ID, Int, ObjectType } from 'type-graphql';
import { CommentAction } from './comment-action.ts';
import { CommentAudience } from './comment-audience.ts';
import { DateTimeISO } from './date-time-iso.ts';
import { Node } from './node.ts';
import { Person } from './person.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'What somebody said about an answer, about all answers of a cell, or about a cycle.',
})
export class Comment extends Node {
  @Field(() => ID, {
    nullable: true,
    description: 'The comment that it replies to; null where it begins a thread.',
  })
  threadId!: string | null;

  @Field(() => String, { description: "The cycle's code." })
  cycleCode!: string;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166-1 alpha-3; null where it is about the cycle itself.',
  })
  countryCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The agency's code; null for the country team, and on a cycle.",
  })
  agencyCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The item's code; null where it is about the whole cell, or the cycle.",
  })
  itemCode!: string | null;

  @Field(() => CommentAudience, { description: 'Who reads it. A reply is for the readers of its thread.' })
  audience!: CommentAudience;

  @Field(() => Boolean, {
    description:
      'Whether an INTERNAL comment is for the country’s lead alone: it is about a country team’s answers, and there was a ' +
      'lead when its thread began.',
  })
  leadOnly!: boolean;

  @Field(() => Person, { description: 'Who wrote it.' })
  author!: Person;

  @Field(() => String, {
    nullable: true,
    description: 'Exactly as it was written, up to 5,000 characters; null once it was erased.',
  })
  text!: string | null;

  @Field(() => [Person], {
    description: 'Whom it names. That gives nobody anything to read: some of them may not read it.',
  })
  mentions!: Person[];

  @Field(() => Int, {
    description:
      'Rises by one with each edit, and where what it asks is handed over, from 1. Send it as `baseRevision` with the next.',
  })
  revision!: number;

  @Field(() => DateTimeISO, { description: "When it was written, by the server's clock." })
  writtenAt!: Date;

  @Field(() => DateTimeISO, { nullable: true, description: 'When it was edited last; null: never.' })
  editedAt!: Date | null;

  @Field(() => DateTimeISO, { nullable: true, description: 'When its text was erased; null: it was not.' })
  erasedAt!: Date | null;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'Since when the thread that it began is settled; null where it is not, and for a reply.',
  })
  resolvedAt!: Date | null;

  @Field(() => Person, { nullable: true, description: 'Who settled it.' })
  resolvedBy!: Person | null;

  @Field(() => [CommentAction], { description: 'What you may do about it.' })
  viewerCan!: CommentAction[];
}
