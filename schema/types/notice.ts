import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import { NoticeTopic } from './notice-terms.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'Something that concerns somebody. It names places and days; what is there is read there.',
})
export class Notice {
  @Field(() => NoticeTopic, { description: 'What it is about.' })
  topic!: NoticeTopic;

  @Field(() => DateTimeISO, { description: 'When it was noticed first.' })
  at!: Date;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'Since when nothing is left to do about it; null while it stands.',
  })
  settledAt!: Date | null;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'When they said that they have seen it; null where they did not.',
  })
  readAt!: Date | null;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'When it went out by mail; null where it did not.',
  })
  toldAt!: Date | null;

  @Field(() => String, { nullable: true, description: "The cycle's code, where it is about one." })
  cycleCode!: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-3, where it is in a country.' })
  countryCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The agency's code; null for the country team, or none.",
  })
  agencyCode!: string | null;

  @Field(() => String, { nullable: true, description: "The item's code, where it is about an answer." })
  itemCode!: string | null;

  @Field(() => String, { nullable: true, description: 'The last day, of a DEADLINE; `YYYY-MM-DD`.' })
  day!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many of their working days were left, of a DEADLINE, when it was last counted.',
  })
  workingDays!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Of a CYCLE: whether it was opened, or closed.' })
  opened!: boolean | null;
}

@ObjectType({ simpleResolvers: true, description: 'Some of somebody’s notices, the latest first.' })
export class NoticePage {
  @Field(() => [Notice], { description: 'The notices.' })
  nodes!: Notice[];

  @Field(() => Boolean, { description: 'Whether older ones follow.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The place of the last one; null on an empty page.' })
  endCursor!: string | null;

  @Field(() => Int, { description: 'How many in all stand and were not seen.' })
  unread!: number;

  @Field(() => String, {
    description:
      'Another text whenever one of their notices came, was seen or was settled: what `unreadNotices` begins after.',
  })
  stamp!: string;
}

/** Of the field `Viewer.notices`. */
@ArgsType()
export class NoticeArgs {
  @Field(() => NoticeTopic, { nullable: true, description: 'Only of this topic.' })
  topic?: NoticeTopic | null;

  @Field(() => Int, { nullable: true, description: 'How many at most, up to 100; 30 if not given.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what follows the `endCursor` of a page before.' })
  after?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'How many of somebody’s own notices they have not seen.' })
export class UnreadNotices {
  @Field(() => Int, { description: 'How many stand and were not seen.' })
  count!: number;

  @Field(() => String, { description: 'Another text whenever one of them came, was seen or was settled.' })
  stamp!: string;
}

/** Of the subscription `unreadNotices`. */
@ArgsType()
export class UnreadNoticesArgs {
  @Field(() => String, {
    nullable: true,
    description: 'The stamp that you know. Left out: how it stands comes first.',
  })
  after?: string | null;
}
