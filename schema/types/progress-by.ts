import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { Cycle } from './cycle.ts';
import { CycleArgs } from './cycle-args.ts';

export const ProgressDimension = {
  REGION: 'REGION',
  COUNTRY: 'COUNTRY',
  AGENCY: 'AGENCY',
  SECTION: 'SECTION',
  AREA: 'AREA',
  ITEM: 'ITEM',
} as const;
export type ProgressDimension = keyof typeof ProgressDimension;

registerEnumType(ProgressDimension, {
  name: 'ProgressDimension',
  description: 'What answers are counted by.',
  valuesConfig: {
    REGION: { description: 'M49 regions, by name.' },
    COUNTRY: { description: 'Countries, by code.' },
    AGENCY: { description: 'Agencies, by code; the country teams come last.' },
    SECTION: { description: 'Sections of the checklist, in reading order.' },
    AREA: {
      description:
        'Areas of the Secretary-General’s Call to Action for Human Rights, 1 to 7. An answer counts in each of its item’s ' +
        'areas, so that rows add up to more than the total.',
    },
    ITEM: { description: 'Items, in reading order.' },
  },
});

/** Of the query `progressBy`. A list that is left out filters nothing; an empty one, and a code that nobody has, count nothing. */
@ArgsType()
export class ProgressByArgs extends CycleArgs {
  @Field(() => ProgressDimension, { description: 'What the rows are.' })
  by!: ProgressDimension;

  @Field(() => [String], { nullable: true, description: 'Only these countries (alpha-3).' })
  countries?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Only these agencies, by their codes. The country teams are left out unless `countryTeam` asks for them.',
  })
  agencies?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'With `agencies`: the country teams too.' })
  countryTeam?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Only items of this section, by its code.' })
  section?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only items of this area of the Call to Action, 1 to 7.' })
  area?: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How many answers have which rating, of those that are submitted or accepted.',
})
export class RatingCounts {
  @Field(() => Int, { description: 'Rated MISSING.' })
  missing!: number;

  @Field(() => Int, { description: 'Rated APPROACHES.' })
  approaches!: number;

  @Field(() => Int, { description: 'Rated MEETS.' })
  meets!: number;

  @Field(() => Int, { description: 'Rated EXCEEDS.' })
  exceeds!: number;

  @Field(() => Int, { description: 'Rated NOT_APPLICABLE, which has no place on the scale.' })
  notApplicable!: number;

  @Field(() => Int, { description: 'Submitted or accepted without a rating.' })
  unrated!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'How many of the answers that are due stand in each status, and how those that were given rate.',
})
export class CountedAnswers {
  @Field(() => Int, { description: 'Answers in NOT_STARTED, those that nobody ever recorded included.' })
  notStarted!: number;

  @Field(() => Int, { description: 'Answers in IN_PROGRESS.' })
  inProgress!: number;

  @Field(() => Int, { description: 'Answers in SUBMITTED.' })
  submitted!: number;

  @Field(() => Int, { description: 'Answers in RETURNED.' })
  returned!: number;

  @Field(() => Int, { description: 'Answers in ACCEPTED.' })
  accepted!: number;

  @Field(() => Int, { description: 'Answers that are due: the sum of the five.' })
  total!: number;

  @Field(() => RatingCounts, {
    description:
      'Of those in SUBMITTED and ACCEPTED, whose sum the six are. Drafts’ ratings are nobody’s here.',
  })
  ratings!: RatingCounts;
}

@ObjectType({ simpleResolvers: true, description: 'One region, country, agency, section, area or item.' })
export class ProgressRow {
  @Field(() => String, {
    nullable: true,
    description: 'Its code, the region’s name, or the area’s number; null for the country teams.',
  })
  code!: string | null;

  @Field(() => CountedAnswers, { description: 'Its answers.' })
  counts!: CountedAnswers;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'The answers of a cycle, counted, as they stood at a single moment: the same numbers as in `progressMatrix`.',
})
export class ProgressBy {
  @Field(() => Cycle, { description: 'The cycle that was asked for, or the open one.' })
  cycle!: Cycle;

  @Field(() => CountedAnswers, { description: 'All of them, each once.' })
  total!: CountedAnswers;

  @Field(() => [ProgressRow], { description: 'By what was asked; without what has nothing due.' })
  rows!: ProgressRow[];

  @Field(() => Cursor, { description: 'The end of the log at that moment.' })
  cursor!: string;
}
