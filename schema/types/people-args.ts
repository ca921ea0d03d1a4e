import { ArgsType, Field, Int } from 'type-graphql';

/** Of the query `people`. */
@ArgsType()
export class PeopleArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Only people with this in their name or address, in any case.',
  })
  search?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only people with a role or an invitation of this agency, by its code.',
  })
  agency?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only people with a role or an invitation in this country, by its alpha-3 code.',
  })
  country?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Also people who were deactivated.' })
  deactivated!: boolean;

  @Field(() => Int, { defaultValue: 100, description: 'How many at most, up to 500.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Only what follows the `endCursor` of a page before.' })
  after?: string | null;
}
