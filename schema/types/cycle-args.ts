import { ArgsType, Field, Int } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { Rating } from './rating.ts';

/** Of `checklist`. */
@ArgsType()
export class CycleArgs {
  @Field(() => String, {
    nullable: true,
    description: "The cycle's code; the open cycle if left out. NOT_FOUND where no cycle has it.",
  })
  cycle?: string | null;
}

/** Of `progressMatrix`. */
@ArgsType()
export class MatrixArgs extends CycleArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "A section's code: counts only its items, and `total` is what is due of them. An unknown section counts nothing.",
  })
  section?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'An area of the Call to Action, 1 to 7: counts only items that serve it, and `total` is what is due of them.',
  })
  area?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "An item's code: counts only answers to it. An unknown one counts nothing.",
  })
  item?: string | null;

  @Field(() => Rating, {
    nullable: true,
    description: 'Counts only answers with this rating, and `total` is how many those are.',
  })
  rating?: Rating | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Only the cells of these countries (alpha-3); all of them if left out, none with an empty list.',
  })
  countries?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Only the cells of these agencies, by their codes; all and the country teams if left out. The country teams are left ' +
      'out of a list unless `countryTeam` asks for them.',
  })
  agencies?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'With `agencies`: the country teams too.' })
  countryTeam?: boolean | null;

  @Field(() => Cursor, {
    nullable: true,
    description:
      'Only the cells that may have changed after this place in the log, as they stand now: put each in the place of what you ' +
      'have, and take out one with `total` 0 where you asked for whole cells. The other arguments must be those of the read that ' +
      'gave the cursor; with `rating` it is BAD_USER_INPUT. CURSOR_INVALID where the log does not know it: read afresh.',
  })
  after?: string | null;
}

/** Of `countryChecklist`. */
@ArgsType()
export class CountryChecklistArgs {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3: `KEN`. NOT_FOUND where no country has it.' })
  country!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The cycle's code; the open cycle if left out. NOT_FOUND where no cycle has it, or none is open.",
  })
  cycle?: string | null;
}

/** Of the subscription `progress`. */
@ArgsType()
export class ProgressStreamArgs {
  @Field(() => String, {
    nullable: true,
    description: "The cycle's code; if left out, the cycle that is open now, also after it closes.",
  })
  cycle?: string | null;

  @Field(() => Cursor, {
    nullable: true,
    description: 'Begin with the changes after this place in the log. Left out: from now on.',
  })
  after?: string | null;
}

/** Of the subscription `marks`. */
@ArgsType()
export class MarkStreamArgs {
  @Field(() => String, { description: 'Of which cycle, by its code. NOT_FOUND where no cycle has it.' })
  cycle!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The revision of the marks that you know. Left out: all of them come first.',
  })
  after?: number | null;
}
