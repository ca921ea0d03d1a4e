import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { Response } from './response.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'Answers of agencies on one item in one country that can hardly all be right.',
})
export class Contradiction {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => String, { description: 'The code of an item that agencies answer.' })
  itemCode!: string;

  @Field(() => Int, {
    description:
      'How many steps the lowest and the highest rating lie apart, of MISSING, APPROACHES, MEETS, EXCEEDS: 2 or 3.',
  })
  steps!: number;

  @Field(() => [Response], {
    description:
      'Every rated answer on it that is submitted or accepted, of all agencies, the lowest rating first.',
  })
  answers!: Response[];
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Some of the contradictions, those that lie furthest apart first, as they stood at a single moment.',
})
export class ContradictionPage {
  @Field(() => [Contradiction], { description: 'By steps, then by country and item.' })
  nodes!: Contradiction[];

  @Field(() => Int, { description: 'How many there are, on all pages together.' })
  totalCount!: number;

  @Field(() => Boolean, { description: 'Whether more follow: read on with `after: endCursor`.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Where the page ends; null on an empty one.' })
  endCursor!: string | null;

  @Field(() => Cursor, {
    description: 'The end of the log at that moment. Subscribe to `events` after it, and read afresh.',
  })
  cursor!: string;
}

/** Of the queries `contradictions` and `acceptedWithoutEvidence`. */
@ArgsType()
export class ContradictionArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "The cycle's code; the open cycle if left out. NOT_FOUND where no cycle has it, or none is open.",
  })
  cycle?: string | null;

  @Field(() => [String], { nullable: true, description: 'Only in these countries, by ISO 3166-1 alpha-3.' })
  countries?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Only on items of this area of the Call to Action, 1 to 7; another number matches none.',
  })
  area?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many at most, up to 50, otherwise BAD_USER_INPUT; 20 if left out.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what follows the `endCursor` of a page before.' })
  after?: string | null;
}
