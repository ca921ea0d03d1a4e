import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { DateTimeISO } from './date-time-iso.ts';
import { Event } from './event.ts';
import { Rating } from './rating.ts';
import { ResponseStatus } from './response-status.ts';

export const ComparisonDimension = {
  COUNTRY: 'COUNTRY',
  AGENCY: 'AGENCY',
  SECTION: 'SECTION',
  AREA: 'AREA',
  ITEM: 'ITEM',
} as const;
export type ComparisonDimension = keyof typeof ComparisonDimension;

registerEnumType(ComparisonDimension, {
  name: 'ComparisonDimension',
  description: 'What the rows of a comparison are.',
  valuesConfig: {
    COUNTRY: { description: 'Countries, by code.' },
    AGENCY: { description: 'Agencies, by code; the country teams come last.' },
    SECTION: { description: 'Sections of the checklist, in reading order.' },
    AREA: {
      description:
        'Areas of the Secretary-General’s Call to Action for Human Rights, 1 to 7. A pair counts in each of its item’s areas, ' +
        'so that rows add up to more than the total.',
    },
    ITEM: { description: 'Items, in reading order; those that are no longer asked come last.' },
  },
});

export const ComparisonKind = {
  GAIN: 'GAIN',
  LOSS: 'LOSS',
  UNCHANGED: 'UNCHANGED',
  NOT_COMPARABLE: 'NOT_COMPARABLE',
} as const;
export type ComparisonKind = keyof typeof ComparisonKind;

registerEnumType(ComparisonKind, {
  name: 'ComparisonKind',
  description: 'What became of an answer’s rating from the earlier side to the later.',
  valuesConfig: {
    GAIN: { description: 'It rose: MISSING, APPROACHES, MEETS, EXCEEDS.' },
    LOSS: { description: 'It fell.' },
    UNCHANGED: { description: 'It is the same.' },
    NOT_COMPARABLE: { description: 'Nothing of that can be said, for the `reason`.' },
  },
});

export const ComparisonReason = {
  NEW_ITEM: 'NEW_ITEM',
  DROPPED_ITEM: 'DROPPED_ITEM',
  OTHER_PARTY: 'OTHER_PARTY',
  SPLIT: 'SPLIT',
  MERGED: 'MERGED',
  NOT_DUE_EARLIER: 'NOT_DUE_EARLIER',
  NOT_DUE_LATER: 'NOT_DUE_LATER',
  NOT_ANSWERED: 'NOT_ANSWERED',
  NOT_ANSWERED_EARLIER: 'NOT_ANSWERED_EARLIER',
  NOT_ANSWERED_LATER: 'NOT_ANSWERED_LATER',
  NOT_RATED: 'NOT_RATED',
  NOT_APPLICABLE: 'NOT_APPLICABLE',
} as const;
export type ComparisonReason = keyof typeof ComparisonReason;

registerEnumType(ComparisonReason, {
  name: 'ComparisonReason',
  description:
    'Why two answers can’t be compared: the first that holds, in this order. Later versions may add reasons.',
  valuesConfig: {
    NEW_ITEM: { description: 'The earlier checklist asked nothing with which the item goes on.' },
    DROPPED_ITEM: { description: 'Nothing in the later checklist goes on with the item.' },
    OTHER_PARTY: {
      description: 'The question goes on, and is another’s to answer: the country team’s, or agencies’.',
    },
    SPLIT: { description: 'One item became several: a pair for each.' },
    MERGED: { description: 'Several items became one: a pair for each.' },
    NOT_DUE_EARLIER: { description: 'The agency didn’t report in the country on the earlier side.' },
    NOT_DUE_LATER: { description: 'The agency doesn’t report in the country on the later side.' },
    NOT_ANSWERED: { description: 'On neither side was an answer submitted or accepted.' },
    NOT_ANSWERED_EARLIER: { description: 'No answer was submitted or accepted on the earlier side alone.' },
    NOT_ANSWERED_LATER: { description: 'No answer was submitted or accepted on the later side alone.' },
    NOT_RATED: { description: 'One of the two answers has no rating.' },
    NOT_APPLICABLE: {
      description: 'One of the two ratings is NOT_APPLICABLE, or both: it has no place on the scale.',
    },
  },
});

@InputType({
  description:
    'One side of a comparison: what the answers of a cycle said in a snapshot, or say now. NOT_FOUND where there is no such ' +
    'cycle or snapshot, or the cycle hasn’t opened yet.',
})
export class ComparisonSideInput {
  @Field(() => String, { description: 'The cycle, by its code.' })
  cycle!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'One of its snapshots, by name. Left out: as the cycle stands now while it is open, and its last closing once it is closed.',
  })
  snapshot?: string | null;
}

@InputType({
  description:
    'Which pairs of answers to look at. A pair matches where every filter that is set does, and a list where one of its ' +
    'entries does. A list that is left out or null filters nothing; an empty list, and a code that nobody has, match nothing.',
})
export class ComparisonFilter {
  @Field(() => [String], { nullable: true, description: 'Only these countries, by ISO 3166-1 alpha-3.' })
  countries?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Only these agencies, by their codes. The country teams are left out unless `countryTeam` adds them.',
  })
  agencies?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'With `agencies`: the country teams too. Without it, it changes nothing.',
  })
  countryTeam?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'Only items of these sections, by their codes.' })
  sections?: string[] | null;

  @Field(() => [Int], { nullable: true, description: 'Only items of these Call to Action areas.' })
  areas?: number[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Only these items, by the code of the later side; by that of the earlier where nothing goes on with it.',
  })
  items?: string[] | null;
}

/** Of the query `comparison`. */
@ArgsType()
export class ComparisonArgs {
  @Field(() => ComparisonSideInput, { description: 'What is compared with. Not later than the other.' })
  earlier!: ComparisonSideInput;

  @Field(() => ComparisonSideInput, { description: 'What is compared.' })
  later!: ComparisonSideInput;

  @Field(() => ComparisonDimension, { description: 'What the rows are.' })
  by!: ComparisonDimension;

  @Field(() => ComparisonFilter, { nullable: true, description: 'Which pairs to count; all if left out.' })
  filter?: ComparisonFilter | null;
}

/** Of the query `comparedPairs`. */
@ArgsType()
export class ComparedPairsArgs {
  @Field(() => ComparisonSideInput, { description: 'What is compared with. Not later than the other.' })
  earlier!: ComparisonSideInput;

  @Field(() => ComparisonSideInput, { description: 'What is compared.' })
  later!: ComparisonSideInput;

  @Field(() => ComparisonFilter, { nullable: true, description: 'Which pairs; all if left out.' })
  filter?: ComparisonFilter | null;

  @Field(() => [ComparisonKind], { nullable: true, description: 'Only these kinds.' })
  kinds?: ComparisonKind[] | null;

  @Field(() => [ComparisonReason], {
    nullable: true,
    description: 'Only pairs that can’t be compared for one of these reasons.',
  })
  reasons?: ComparisonReason[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many at most, up to 100, otherwise BAD_USER_INPUT; 50 if left out.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what follows the `endCursor` of a page before.' })
  after?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'One side of a comparison.' })
export class ComparisonSide {
  @Field(() => String, { description: 'The cycle, by its code.' })
  cycleCode!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The snapshot’s name; null for the open cycle as it stands at `cursor`.',
  })
  snapshot!: string | null;

  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'When the snapshot was taken; null for the open cycle.',
  })
  at!: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'How many pairs can’t be compared for one reason.' })
export class ComparisonReasonCount {
  @Field(() => ComparisonReason, { description: 'Why.' })
  reason!: ComparisonReason;

  @Field(() => Int, { description: 'How many.' })
  pairs!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Pairs of answers, counted. A pair is an item beside what it goes on with, of one agency or country team, due on one side ' +
    'at least. `pairs` is the sum of the four kinds.',
})
export class ComparisonCounts {
  @Field(() => Int, { description: 'How many there are.' })
  pairs!: number;

  @Field(() => Int, { description: 'Those of which the rating rose.' })
  gains!: number;

  @Field(() => Int, { description: 'Those of which it fell.' })
  losses!: number;

  @Field(() => Int, { description: 'Those of which it is the same.' })
  unchanged!: number;

  @Field(() => Int, { description: 'Those that can’t be compared.' })
  notComparable!: number;

  @Field(() => [ComparisonReasonCount], { description: 'These by reason, in the order of the enum.' })
  reasons!: ComparisonReasonCount[];

  @Field(() => Int, {
    description: 'Of those that are compared, how many items have other words, or another code, than before.',
  })
  reworded!: number;

  @Field(() => Int, {
    description:
      'To how many something was added after a closing. The counts keep to what the closing recorded.',
  })
  amended!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A country, agency, section, area or item.' })
export class ComparisonRow {
  @Field(() => String, {
    nullable: true,
    description: 'Its code, or the area’s number; null for the country teams.',
  })
  code!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Of a section or item: its title on the later side, or on the earlier where it is asked there alone.',
  })
  title!: string | null;

  @Field(() => ComparisonCounts, { description: 'Its pairs.' })
  counts!: ComparisonCounts;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What became of the answers that you read from one side to the other.',
})
export class Comparison {
  @Field(() => ComparisonSide, { description: 'What is compared with.' })
  earlier!: ComparisonSide;

  @Field(() => ComparisonSide, { description: 'What is compared.' })
  later!: ComparisonSide;

  @Field(() => ComparisonCounts, { description: 'All pairs, each once.' })
  total!: ComparisonCounts;

  @Field(() => [ComparisonRow], { description: 'By what was asked; without what has no pair.' })
  rows!: ComparisonRow[];

  @Field(() => Cursor, { description: 'The end of the log at that moment.' })
  cursor!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'An answer as one side of a comparison says it: submitted, returned or accepted there.',
})
export class ComparedAnswer {
  @Field(() => ID, {
    description: 'Of a SnapshotAnswer, or of a Response where the side is the open cycle: `node` takes it.',
  })
  id!: string;

  @Field(() => ResponseStatus, { description: 'Its status there. One that is RETURNED isn’t compared.' })
  status!: ResponseStatus;

  @Field(() => Rating, { nullable: true, description: 'Its rating there.' })
  rating!: Rating | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its words there; null where there were none, or they were erased.',
  })
  narrative!: string | null;

  @Field(() => Boolean, { description: 'Whether its words in a snapshot were erased since.' })
  erased!: boolean;

  @Field(() => [Event], {
    description:
      'What was added after the closing, oldest first: beside what was recorded, never instead of it.',
  })
  addenda!: Event[];
}

@ObjectType({ simpleResolvers: true, description: 'Two answers beside each other, or one alone.' })
export class ComparedPair {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => String, { nullable: true, description: 'The agency’s code; null for the country team.' })
  agencyCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The item’s code on the earlier side; null where it wasn’t asked there.',
  })
  earlierItem!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The item’s code on the later side; null where it isn’t asked there.',
  })
  laterItem!: string | null;

  @Field(() => String, {
    description: 'The item’s title on the later side, or on the earlier where it stands alone.',
  })
  title!: string;

  @Field(() => ComparisonKind, { description: 'What became of it.' })
  kind!: ComparisonKind;

  @Field(() => ComparisonReason, {
    nullable: true,
    description: 'Why it can’t be compared; null where it can.',
  })
  reason!: ComparisonReason | null;

  @Field(() => Boolean, {
    description: 'Whether the item has other words, or another code, than on the earlier side.',
  })
  reworded!: boolean;

  @Field(() => ComparedAnswer, {
    nullable: true,
    description:
      'What the earlier side says; null where there is none, or only a draft: those are nobody’s here.',
  })
  earlier!: ComparedAnswer | null;

  @Field(() => ComparedAnswer, {
    nullable: true,
    description:
      'What the later side says; null where there is none, or only a draft: those are nobody’s here.',
  })
  later!: ComparedAnswer | null;
}

@ObjectType({ simpleResolvers: true, description: 'Some of the pairs of a comparison.' })
export class ComparedPairPage {
  @Field(() => [ComparedPair], {
    description: 'By country, agency (the country team first) and item in reading order.',
  })
  nodes!: ComparedPair[];

  @Field(() => Boolean, { description: 'Whether more follow: read on with `after: endCursor`.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Where the page ends; null on an empty one.' })
  endCursor!: string | null;

  @Field(() => Cursor, { description: 'The end of the log at that moment.' })
  cursor!: string;
}
