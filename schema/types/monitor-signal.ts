import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import { SourceClass } from './incident-judgement.ts';
import { DetectorOutcome, ReportingVerdict, SeriesStep, SignalState } from './monitor-signal-terms.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What a signal rested on from one run of detection until the next observation.',
})
export class SignalObservation {
  @Field(() => Int, { description: 'From 1; send it with a review.' })
  number!: number;

  @Field(() => DateTimeISO, { description: 'When the run saw it.' })
  observedAt!: Date;

  @Field(() => ID, { description: 'The run.' })
  runId!: string;

  @Field(() => Boolean, { description: 'Whether the signal stands by it.' })
  stands!: boolean;

  @Field(() => DetectorOutcome, { description: 'What the detector said by itself.' })
  outcome!: DetectorOutcome;

  @Field(() => Int, {
    nullable: true,
    description:
      'What was counted in the period: incidents, new regions, indicators that rose, or dates that come.',
  })
  observed!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The highest count that is no alarm; null where it can’t be computed.',
  })
  upperbound!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The chance of so much if nothing had changed; null where the detector has none.',
  })
  p!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many series of the country were weighed together.',
  })
  family!: number | null;

  @Field(() => Int, { nullable: true, description: 'Its rank among them, the smallest p first, from 1.' })
  rank!: number | null;

  @Field(() => Float, { nullable: true, description: 'q × rank / family, which p is held against.' })
  threshold!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Of the signals of a family, the share that is there by chance, at most, on average.',
  })
  q!: number | null;

  @Field(() => String, { nullable: true, description: 'The numbers that the detector saw, as JSON.' })
  seen!: string | null;

  @Field(() => String, { description: 'One sentence about it that can be checked by hand.' })
  sentence!: string;

  @Field(() => ReportingVerdict, { description: 'Whether it looks like more violence or more reporting.' })
  effort!: ReportingVerdict;

  @Field(() => String, { description: 'Why, in one sentence with its numbers.' })
  effortSentence!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What a detector found in one period of one series, or in what was assessed of a country or a group. It is never deleted.',
})
export class MonitorSignal {
  @Field(() => ID, { description: 'A random id; it is no `node`.' })
  id!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The group. Null: not recorded, or in a signal of no series, the whole country.',
  })
  groupId!: string | null;

  @Field(() => String, { nullable: true, description: 'Its name, as it names itself.' })
  groupName!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A category of incidents, or ANY for every incident once. Null in a signal of no series: of risen indicators or of dates.',
  })
  category!: string | null;

  @Field(() => SourceClass, {
    nullable: true,
    description: 'Whose incidents the series counts; null in a signal of no series.',
  })
  sourceClass!: SourceClass | null;

  @Field(() => SeriesStep, { description: 'How long its periods are.' })
  step!: SeriesStep;

  @Field(() => String, { description: 'The first day of the period, `YYYY-MM-DD` in UTC.' })
  periodStart!: string;

  @Field(() => String, { description: 'The detector.' })
  detector!: string;

  @Field(() => Int, { description: 'Of the detector.' })
  version!: number;

  @Field(() => String, { description: 'Its parameters, as JSON.' })
  parameters!: string;

  @Field(() => Boolean, {
    description:
      'Whether it has a p-value, by which alarms by chance are kept to a share. Others are listed apart.',
  })
  controlled!: boolean;

  @Field(() => SignalState, { description: 'Where it is.' })
  state!: SignalState;

  @Field(() => DateTimeISO, { description: 'Since when it stands, or no longer stands.' })
  since!: Date;

  @Field(() => [SignalObservation], { description: 'The latest first; 10 at most.' })
  observations!: SignalObservation[];

  @Field(() => Boolean, { description: 'Whether you may say that you looked at the latest observation.' })
  viewerCanReview!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'Some of a country’s signals.' })
export class MonitorSignalPage {
  @Field(() => [MonitorSignal], { description: 'Those that stand first, then by period, the latest first.' })
  signals!: MonitorSignal[];

  @Field(() => Boolean, { description: 'Whether more follow: read on with `skip`.' })
  hasNextPage!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How many series of a country a detector watched in the last run over all of them.',
})
export class WatchedDetector {
  @Field(() => String, { description: 'The detector.' })
  detector!: string;

  @Field(() => SeriesStep, { description: 'How long the periods of the series are.' })
  step!: SeriesStep;

  @Field(() => Int, { description: 'Of the detector.' })
  version!: number;

  @Field(() => String, { description: 'Its parameters, as JSON.' })
  parameters!: string;

  @Field(() => Boolean, { description: 'Whether it has a p-value. Others are listed apart.' })
  controlled!: boolean;

  @Field(() => Int, { description: 'Series that it watched in the present period.' })
  series!: number;

  @Field(() => Int, { description: 'Of how many there were too few to tell. These are not quiet.' })
  tooFew!: number;

  @Field(() => Int, { description: 'Of how many it has no answer. These are not quiet either.' })
  notComputable!: number;

  @Field(() => Float, {
    description:
      'How many alarms a month are to be expected of the others though nothing changed, before any control.',
  })
  expectedFalseAlarms!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What detection watches in a country.' })
export class MonitorWatch {
  @Field(() => DateTimeISO, {
    nullable: true,
    description: 'When it last ran over all series; null: not yet.',
  })
  ranAt!: Date | null;

  @Field(() => [WatchedDetector], { description: 'What it watched then, by which detector.' })
  detectors!: WatchedDetector[];

  @Field(() => Float, {
    description: 'The alarms a month that are to be expected by chance, of all of them.',
  })
  expectedFalseAlarms!: number;
}
