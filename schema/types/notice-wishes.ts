import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import { NoticeFrequency, NoticeTopic } from './notice-terms.ts';
import { Person } from './person.ts';

@ObjectType({ simpleResolvers: true, description: 'How often a topic is told by mail.' })
export class TopicWish {
  @Field(() => NoticeTopic, { description: 'What is told.' })
  topic!: NoticeTopic;

  @Field(() => NoticeFrequency, { description: 'How often.' })
  frequency!: NoticeFrequency;
}

@ObjectType({ simpleResolvers: true, description: 'What somebody wishes to be told by mail, and when.' })
export class NoticeWishes {
  @Field(() => [TopicWish], {
    description:
      'Every topic. Alerts of the two highest levels, and alerts’ deadlines, are told at once all the same.',
  })
  topics!: TopicWish[];

  @Field(() => [Int], {
    nullable: true,
    description: 'Weekdays on which they don’t work, Monday 1 to Sunday 7; null: those of where they work.',
  })
  restDays!: number[] | null;

  @Field(() => [Int], {
    description:
      'What counts where they set none: the weekend of the country of their roles, or Saturday and Sunday.',
  })
  usualRestDays!: number[];

  @Field(() => String, {
    nullable: true,
    description:
      'By whose clocks their days begin and end, `Africa/Nairobi`; null: as usual. Last days of roles and cycles are UTC days for everybody.',
  })
  timeZone!: string | null;

  @Field(() => String, {
    description:
      'What counts where they set none: the zone of the country of their roles if it has one, or `UTC`.',
  })
  usualTimeZone!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The last day of a pause, `YYYY-MM-DD`; null where there is none.',
  })
  pausedUntil!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where messages go; null where nothing is mailed: no mail server is set up, or no address is known.',
  })
  address!: string | null;

  @Field(() => DateTimeISO, {
    nullable: true,
    description:
      'Since when a mail server refuses the address for good: nothing goes there until `tryAddressAgain`.',
  })
  refusedAt!: Date | null;
}

@InputType({ description: 'How often a topic is to be told by mail.' })
export class TopicWishInput {
  @Field(() => NoticeTopic, { description: 'What is told.' })
  topic!: NoticeTopic;

  @Field(() => NoticeFrequency, { description: 'How often.' })
  frequency!: NoticeFrequency;
}

@InputType({ description: 'What you wish to be told by mail, and when: all of it.' })
export class NoticeWishesInput {
  @Field(() => [TopicWishInput], { description: 'Topics; one that is left out is told as usual.' })
  topics!: TopicWishInput[];

  @Field(() => [Int], {
    nullable: true,
    description:
      'Up to six weekdays on which you don’t work, Monday 1 to Sunday 7; null: those of where you work.',
  })
  restDays?: number[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name of a time zone, `Africa/Nairobi`, by which your days begin; null: as usual.',
  })
  timeZone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last day of a pause, `YYYY-MM-DD`, within a year; null: no pause.',
  })
  pausedUntil?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'An address that a mail server refused for good.' })
export class RefusedAddress {
  @Field(() => Person, { description: 'Whose it is.' })
  person!: Person;

  @Field(() => String, { description: 'The address.' })
  email!: string;

  @Field(() => DateTimeISO, { description: 'When it was refused.' })
  refusedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'What the mail server answered, as codes: `550 5.1.1`.',
  })
  code!: string | null;

  @Field(() => Boolean, {
    description:
      'They never signed in: `inviteUnder` corrects it. Otherwise their provider does, at their next sign-in.',
  })
  neverSignedIn!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'How many notices of a topic.' })
export class TopicCount {
  @Field(() => NoticeTopic, { description: 'What they are about.' })
  topic!: NoticeTopic;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A message that somebody gets tomorrow, as things stand.' })
export class PlannedMessage {
  @Field(() => Person, { description: 'Who gets it.' })
  person!: Person;

  @Field(() => [TopicCount], { description: 'What it counts. Alerts are not in it.' })
  topics!: TopicCount[];
}
