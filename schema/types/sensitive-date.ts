import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { SensitiveDateKind } from './assessment-terms.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A day on which tension may turn against a minority of a country.',
})
export class SensitiveDate {
  @Field(() => ID, { description: 'A random id; it is no `node`.' })
  id!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => ID, { nullable: true, description: 'The group that it concerns; null: the whole country.' })
  groupId!: string | null;

  @Field(() => String, { nullable: true, description: 'As the group names itself.' })
  groupName!: string | null;

  @Field(() => SensitiveDateKind, { description: 'What makes it one.' })
  kind!: SensitiveDateKind;

  @Field(() => String, { nullable: true, description: 'What it is called; null where the key is gone.' })
  name!: string | null;

  @Field(() => String, { description: 'The day, `YYYY-MM-DD`; of one that comes each year, the first.' })
  day!: string;

  @Field(() => Boolean, { description: 'Whether it comes each year.' })
  yearly!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'When it comes next, today included; null: it is over.',
  })
  comesOn!: string | null;

  @Field(() => [String], { description: 'Codes of the risk factors that are looked at once more before it.' })
  factors!: readonly string[];

  @Field(() => Int, { description: 'Rises by one with each change, from 1. Send it as `baseRevision`.' })
  revision!: number;
}

@InputType({ description: 'A day on which tension may turn.' })
export class SensitiveDateInput {
  @Field(() => ID, { nullable: true, description: 'A group of the country; left out: the whole country.' })
  groupId?: string | null;

  @Field(() => SensitiveDateKind, { description: 'What makes it one.' })
  kind!: SensitiveDateKind;

  @Field(() => String, { description: 'What it is called, up to 200 characters. It is encrypted.' })
  name!: string;

  @Field(() => String, { description: 'The day, `YYYY-MM-DD`.' })
  day!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it comes each year.' })
  yearly!: boolean;
}
