import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'Until when one country has time, later than the rest of the cycle.',
})
export class LaterLastDay {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => String, { description: 'The last day on which its answers are expected, `YYYY-MM-DD`.' })
  closesOn!: string;
}
