import { ArgsType, Field, Int } from 'type-graphql';
import { ResponseStatus } from './response-status.ts';

/** Of the query `responses`. */
@ArgsType()
export class ResponsePageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "The cycle's code; the open cycle if left out. NOT_FOUND where no cycle has it, or none is open.",
  })
  cycle?: string | null;

  @Field(() => ResponseStatus, {
    nullable: true,
    description: 'Only answers in this status; any if left out.',
  })
  status?: ResponseStatus | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Only answers about these countries (alpha-3); all if left out, none with an empty list.',
  })
  countries?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "Only answers of these agencies; all and the country team's if left out. The country team's are left out of a list " +
      'unless `countryTeam` asks for them.',
  })
  agencies?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "With `agencies`: the country team's answers too." })
  countryTeam?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Only answers to items of this area of the Call to Action, 1 to 7; another number matches none.',
  })
  area?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many at most, up to 200, otherwise BAD_USER_INPUT; 50 if left out.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what follows the `endCursor` of a page before.' })
  after?: string | null;
}
