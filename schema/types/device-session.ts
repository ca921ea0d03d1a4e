import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';

@ObjectType({ simpleResolvers: true, description: 'A browser in which somebody is signed in.' })
export class DeviceSession {
  @Field(() => ID, { description: 'Names it for `endSession`.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Browser and system, such as `Firefox, Windows`; null where they can’t be told.',
  })
  device!: string | null;

  @Field(() => Boolean, { description: 'Whether it is the one that is asking.' })
  current!: boolean;

  @Field(() => Boolean, { description: 'Whether it was begun with a second factor.' })
  secondFactor!: boolean;

  @Field(() => DateTimeISO, { description: 'When it began.' })
  createdAt!: Date;

  @Field(() => DateTimeISO, { description: 'When something was last asked in it, to the minute or so.' })
  lastSeenAt!: Date;

  @Field(() => DateTimeISO, { description: 'It ends then at the latest; without use after 12 hours.' })
  expiresAt!: Date;
}
