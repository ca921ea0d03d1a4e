import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';

@InputType({ description: 'How many changes of yours wait on a device for one cell.' })
export class WaitingChangesInput {
  @Field(() => String, { description: "The cycle's code." })
  cycle!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  country!: string;

  @Field(() => String, {
    nullable: true,
    description: "The agency's code; null or left out for the country team.",
  })
  agency?: string | null;

  @Field(() => Int, { description: 'How many, from 1 to 10,000.' })
  count!: number;

  @Field(() => Int, {
    description:
      'For how many seconds the oldest has waited by the device’s own clock, so that it needn’t be right.',
  })
  waitedSeconds!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What a device said when it was last heard of.' })
export class DeviceHeard {
  @Field(() => DateTimeISO, { description: "When, by the server's clock." })
  heardAt!: Date;

  @Field(() => Int, { description: 'How many changes waited on it then. How many do now, nobody knows.' })
  waiting!: number;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'Since when the oldest of them waited; null where none did.',
  })
  waitingSince!: Date | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'When the people who write a cell’s answers were last heard of, and what waited on their devices then. Nobody is named.',
})
export class Heartbeat {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => String, { nullable: true, description: "The agency's code; null for the country team." })
  agencyCode!: string | null;

  @Field(() => DeviceHeard, { description: 'The device that was heard of last.' })
  last!: DeviceHeard;

  @Field(() => [DeviceHeard], {
    description:
      'Other devices on which something waited when they were last heard of, the latest first, at most three.',
  })
  elsewhere!: DeviceHeard[];
}
