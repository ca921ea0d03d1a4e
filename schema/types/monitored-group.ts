import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A group that the monitor follows in one country.' })
export class MonitoredGroup {
  @Field(() => ID, { description: 'A random id; it is no `node`.' })
  id!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => String, { description: 'As the group names itself.' })
  name!: string;

  @Field(() => [String], { description: 'Names that others use.' })
  aliases!: string[];

  @Field(() => Boolean, {
    description: 'Whether it exists for those alone who read reports and incidents of the country.',
  })
  hidden!: boolean;

  @Field(() => Int, { description: 'Rises by one with each change, from 1. Send it as `baseRevision`.' })
  revision!: number;
}

@InputType({ description: 'What a group is called, and whether it is hidden.' })
export class GroupNamesInput {
  @Field(() => String, { description: 'As the group names itself, up to 200 characters; once in a country.' })
  name!: string;

  @Field(() => [String], { defaultValue: [], description: 'Names that others use, up to 20.' })
  aliases!: string[];

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it is hidden.' })
  hidden!: boolean;
}
