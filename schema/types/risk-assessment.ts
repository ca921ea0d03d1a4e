import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AssessmentConfidence, FindingOutcome, IndicatorLevel, IndicatorTrend } from './assessment-terms.ts';
import { DateTimeISO } from './date-time-iso.ts';
import { Person } from './person.ts';

@ObjectType({ simpleResolvers: true, description: 'One look at one indicator. It is never changed.' })
export class IndicatorAssessment {
  @Field(() => ID, { description: 'A random id; it is no `node`.' })
  id!: string;

  @Field(() => String, { description: 'The indicator’s code.' })
  indicator!: string;

  @Field(() => Int, { description: 'Rises by one with each look, from 1. Send it as `baseRevision`.' })
  revision!: number;

  @Field(() => IndicatorLevel, { description: 'How far it is there.' })
  level!: IndicatorLevel;

  @Field(() => IndicatorTrend, { description: 'Where it is going.' })
  trend!: IndicatorTrend;

  @Field(() => AssessmentConfidence, { description: 'How sure whoever looked is.' })
  confidence!: AssessmentConfidence;

  @Field(() => String, { nullable: true, description: 'Why, in words; null where the words are gone.' })
  reasons!: string | null;

  @Field(() => [ID], {
    description: 'Incidents of the country that it rests on, without those deleted since.',
  })
  evidence!: string[];

  @Field(() => Person, { description: 'Who looked.' })
  assessedBy!: Person;

  @Field(() => DateTimeISO, { description: 'When.' })
  assessedAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'An indicator as it stood on a day.' })
export class AssessedIndicator {
  @Field(() => String, { description: 'The indicator’s code.' })
  indicator!: string;

  @Field(() => IndicatorLevel, { description: 'UNKNOWN where nobody had looked, which is never zero.' })
  level!: IndicatorLevel;

  @Field(() => IndicatorAssessment, { nullable: true, description: 'The last look; null where nobody had.' })
  latest!: IndicatorAssessment | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The day from which it is due, half a year after the last look; null where nobody had looked.',
  })
  lookAgainOn!: string | null;

  @Field(() => Boolean, { description: 'Whether it is due: nobody looked for half a year, or ever.' })
  isDue!: boolean;

  @Field(() => [ID], {
    description:
      'Sensitive dates within 30 days that have to do with its factor, before each of which nobody has looked at it yet.',
  })
  dueBefore!: string[];
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A country’s assessment by the framework, or that of one group in it. There is no score: each indicator stands for itself.',
})
export class RiskAssessment {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => ID, { nullable: true, description: 'The group; null: the whole country.' })
  groupId!: string | null;

  @Field(() => String, { description: 'The day of which it tells, `YYYY-MM-DD` in UTC.' })
  asOf!: string;

  @Field(() => [AssessedIndicator], { description: 'All of them, in the order of the framework.' })
  indicators!: AssessedIndicator[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a detector says of a country’s assessments and dates.',
})
export class FrameworkFinding {
  @Field(() => ID, { nullable: true, description: 'The group; null: the whole country.' })
  groupId!: string | null;

  @Field(() => String, { nullable: true, description: 'As the group names itself.' })
  groupName!: string | null;

  @Field(() => String, { description: '`indicatorRise` or `calendar`: docs/monitor.md says what each does.' })
  detector!: string;

  @Field(() => Int, { description: 'Of the detector.' })
  version!: number;

  @Field(() => FindingOutcome, { description: 'What it found.' })
  outcome!: FindingOutcome;

  @Field(() => String, { description: 'One sentence that can be checked by hand.' })
  sentence!: string;
}

@InputType({ description: 'What somebody found who looked at an indicator.' })
export class AssessIndicatorInput {
  @Field(() => ID, { nullable: true, description: 'A group of the country; left out: the whole country.' })
  groupId?: string | null;

  @Field(() => String, { description: 'The indicator’s code.' })
  indicator!: string;

  @Field(() => Int, {
    description: 'The revision that you saw, 0 for none; BAD_USER_INPUT where somebody looked after it.',
  })
  baseRevision!: number;

  @Field(() => IndicatorLevel, { description: 'How far it is there.' })
  level!: IndicatorLevel;

  @Field(() => IndicatorTrend, { description: 'Where it is going.' })
  trend!: IndicatorTrend;

  @Field(() => AssessmentConfidence, { description: 'How sure you are.' })
  confidence!: AssessmentConfidence;

  @Field(() => String, {
    description: 'Why, up to 2,000 characters, without names of victims, witnesses or sources.',
  })
  reasons!: string;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Incidents of the country that it rests on, up to 50.',
  })
  evidence!: string[];
}
