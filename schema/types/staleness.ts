import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { PauseKind } from './pause.ts';
import { Progress } from './progress.ts';

export const StalenessRuleCode = {
  NO_CHANGE: 'NO_CHANGE',
  RETURNED_NOT_TAKEN_UP: 'RETURNED_NOT_TAKEN_UP',
  SUBMITTED_NOT_DECIDED: 'SUBMITTED_NOT_DECIDED',
  NEVER_SIGNED_IN: 'NEVER_SIGNED_IN',
  NO_LEAD: 'NO_LEAD',
} as const;
export type StalenessRuleCode = keyof typeof StalenessRuleCode;

registerEnumType(StalenessRuleCode, {
  name: 'StalenessRuleCode',
  description:
    'Why something counts as stuck. Later versions may add rules: show those that you do not know by `says`.',
  valuesConfig: {
    NO_CHANGE: { description: 'Nothing changed there while items are open.' },
    RETURNED_NOT_TAKEN_UP: { description: 'An answer was returned and nobody changed it since.' },
    SUBMITTED_NOT_DECIDED: { description: 'An answer was submitted and nobody decided on it as it stands.' },
    NEVER_SIGNED_IN: {
      description: 'Whoever was invited to answer there, and nobody else does, never signed in.',
    },
    NO_LEAD: { description: 'The country has no lead.' },
  },
});

export const StalenessTurn = {
  FOCAL_POINT: 'FOCAL_POINT',
  ALTERNATE: 'ALTERNATE',
  HEADQUARTERS: 'HEADQUARTERS',
  COUNTRY_LEAD: 'COUNTRY_LEAD',
  COORDINATOR: 'COORDINATOR',
} as const;
export type StalenessTurn = keyof typeof StalenessTurn;

registerEnumType(StalenessTurn, {
  name: 'StalenessTurn',
  description: 'Who is to do something next.',
  valuesConfig: {
    FOCAL_POINT: { description: 'The agency’s focal point in the country.' },
    ALTERNATE: { description: 'Their alternate: they are on leave, or there is none.' },
    HEADQUARTERS: { description: 'The agency’s focal point for all countries: nobody else can.' },
    COUNTRY_LEAD: { description: 'The country’s lead.' },
    COORDINATOR: { description: 'The coordinator: to decide, or to name somebody.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Why something counts as stuck, in plain words.' })
export class StalenessRule {
  @Field(() => StalenessRuleCode, { description: 'By which flags name it.' })
  code!: StalenessRuleCode;

  @Field(() => Int, { description: 'From so many working days on.' })
  workingDays!: number;

  @Field(() => String, { description: 'The rule as a sentence.' })
  says!: string;

  @Field(() => Int, { description: 'How many flags it raises, of those that were asked for.' })
  flags!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Days that were not counted because somebody declared them.',
})
export class NotCounted {
  @Field(() => PauseKind, { description: 'Why.' })
  kind!: PauseKind;

  @Field(() => String, { description: 'The first day, `YYYY-MM-DD`.' })
  startsOn!: string;

  @Field(() => String, { description: 'The last day, `YYYY-MM-DD`.' })
  endsOn!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Something that is stuck, with all that a sentence about it needs: by which rule, since when, what was counted and what ' +
    'not, and whose turn it is.',
})
export class StalenessFlag {
  @Field(() => StalenessRuleCode, { description: 'Why.' })
  rule!: StalenessRuleCode;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => String, { nullable: true, description: "The agency's code; null for the country team." })
  agencyCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of a rule about answers: the item of the one that has waited longest there.',
  })
  itemCode!: string | null;

  @Field(() => String, {
    description: 'The day from which is counted, `YYYY-MM-DD` in UTC. It doesn’t count, and today doesn’t.',
  })
  since!: string;

  @Field(() => Int, { description: 'How many working days lie between.' })
  workingDays!: number;

  @Field(() => [Int], { description: 'Weekdays that were not counted: Monday is 1, Sunday is 7.' })
  weekend!: number[];

  @Field(() => Boolean, {
    description: 'Whether these are certain: the country’s team said so, or sources agree.',
  })
  weekendConfirmed!: boolean;

  @Field(() => [String], { description: 'Public holidays that were not counted, by day.' })
  holidays!: string[];

  @Field(() => Boolean, {
    description: 'Whether one of these is by calculation and may be a day before or after.',
  })
  holidaysMayMove!: boolean;

  @Field(() => Boolean, { description: 'False where holidays are unknown, so that none was left out.' })
  holidaysKnown!: boolean;

  @Field(() => Int, { description: 'Working days that were not counted because of a pause.' })
  pausedDays!: number;

  @Field(() => [NotCounted], { description: 'These pauses.' })
  pauses!: NotCounted[];

  @Field(() => StalenessTurn, { description: 'Who is to do something next.' })
  turn!: StalenessTurn;

  @Field(() => Progress, { description: 'How many answers stand in each status there.' })
  progress!: Progress;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Some of what is stuck in a cycle, what has waited longest first.',
})
export class StalenessPage {
  @Field(() => [StalenessRule], { description: 'All rules, in the order in which they are to be shown.' })
  rules!: StalenessRule[];

  @Field(() => [StalenessFlag], { description: 'What is stuck, by working days.' })
  flags!: StalenessFlag[];

  @Field(() => Boolean, { description: 'Whether more follow: read on with `after: endCursor`.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Where the page ends; null on an empty one.' })
  endCursor!: string | null;

  @Field(() => String, {
    description: 'Today in UTC, `YYYY-MM-DD`: up to the day before, days were counted.',
  })
  today!: string;

  @Field(() => Cursor, {
    description:
      'The end of the log at that moment. Subscribe to `events` after it, and read afresh with each.',
  })
  cursor!: string;
}

/** Of the query `staleness`. */
@ArgsType()
export class StalenessArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "The cycle's code; the open cycle if left out. NOT_FOUND where no cycle has it, or none is open. Nothing is stuck in " +
      'one that is not open.',
  })
  cycle?: string | null;

  @Field(() => [StalenessRuleCode], { nullable: true, description: 'Only by these rules.' })
  rules?: StalenessRuleCode[] | null;

  @Field(() => [String], { nullable: true, description: 'Only these countries, by ISO 3166-1 alpha-3.' })
  countries?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Only these agencies, by their codes. Country teams are left out unless `countryTeam` adds them.',
  })
  agencies?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'With `agencies`: country teams too. Without it, it changes nothing.',
  })
  countryTeam?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'As if only items of this area of the Call to Action were asked, 1 to 7: what is open, changed, returned or submitted, and ' +
      '`progress`, are those of its answers. Of another number nothing is stuck.',
  })
  area?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many at most, up to 200, otherwise BAD_USER_INPUT; 50 if left out.',
  })
  first?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'In place of `first`: only so many of each rule, up to 50, otherwise BAD_USER_INPUT; in the order of rules, on one page.',
  })
  firstOfEach?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what follows the `endCursor` of a page before.' })
  after?: string | null;
}
