import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { CarriedAnswer } from './carried-answer.ts';
import { CellPermission } from './cell-permission.ts';
import { Cursor } from './cursor.ts';
import { Cycle } from './cycle.ts';
import { Response } from './response.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'The answer of one country to an item that you answer in several.',
})
export class AcrossAnswer {
  @Field(() => String, { description: 'The country, by ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => Response, { nullable: true, description: 'The answer; null where nobody has begun.' })
  response!: Response | null;

  @Field(() => CarriedAnswer, {
    nullable: true,
    description: 'What stands beside it from the cycle before; null where nothing does.',
  })
  carried!: CarriedAnswer | null;

  @Field(() => [String], {
    description:
      'Of a country team’s answer: the countries with which it is in step, among those that you write. Their rating and ' +
      'narrative were written together with its own, and none of them changed alone since.',
  })
  inStep!: string[];

  @Field(() => [CellPermission], {
    description:
      'What you may do with it, by the status in which it stands; nothing in a cycle that is not open.',
  })
  viewerCan!: CellPermission[];
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Answers to one item, of one agency or of the country teams, in the countries where you write them.',
})
export class AcrossPage {
  @Field(() => Cycle, { description: 'The cycle that was asked for, or the open one.' })
  cycle!: Cycle;

  @Field(() => [AcrossAnswer], {
    description: 'One for each country in which the answer is due and your roles let you write it, by code.',
  })
  nodes!: AcrossAnswer[];

  @Field(() => Int, { description: 'How many countries there are, on all pages together.' })
  totalCount!: number;

  @Field(() => Boolean, { description: 'Whether more follow: read on with `after: endCursor`.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Where the page ends; null on an empty one.' })
  endCursor!: string | null;

  @Field(() => Cursor, {
    description: 'The end of the log at that moment. Subscribe to `events` after it: nothing is missed.',
  })
  cursor!: string;
}

/** Of the query `answersAcross`. */
@ArgsType()
export class AcrossArgs {
  @Field(() => String, {
    description: 'The item, by its code in that cycle’s checklist; NOT_FOUND where it has none of that code.',
  })
  item!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The agency that answers, by its code; left out for what country teams answer. BAD_USER_INPUT where the item is for ' +
      'the other kind of party.',
  })
  agency?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The cycle’s code; the open cycle if left out. NOT_FOUND where no cycle has it, or none is open.',
  })
  cycle?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many countries at most, up to 200, otherwise BAD_USER_INPUT; 100 if left out.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what follows the `endCursor` of a page before.' })
  after?: string | null;
}
