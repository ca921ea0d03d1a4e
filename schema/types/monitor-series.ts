import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { SourceClass } from './incident-judgement.ts';
import { BacktestOutcome, DetectorOutcome, SeriesStep } from './monitor-signal-terms.ts';

@ObjectType({ simpleResolvers: true, description: 'How many incidents of a series one source told of.' })
export class SeriesSource {
  @Field(() => String, {
    description: 'What analysts call the source; of what others publish, the data set.',
  })
  code!: string;

  @Field(() => [Int], { description: 'One number for each period of the series.' })
  counts!: number[];
}

@ObjectType({
  simpleResolvers: true,
  description:
    'How many incidents count in each period: of one group of a country, one category and one class of sources.',
})
export class MonitorSeries {
  @Field(() => ID, { nullable: true, description: 'The group; null: not recorded.' })
  groupId!: string | null;

  @Field(() => String, { nullable: true, description: 'Its name, as it names itself.' })
  groupName!: string | null;

  @Field(() => String, { description: 'A category of incidents, or ANY for every incident once.' })
  category!: string;

  @Field(() => SourceClass, { description: 'Whose incidents: the two are never added together.' })
  sourceClass!: SourceClass;

  @Field(() => SeriesStep, { description: 'How long its periods are.' })
  step!: SeriesStep;

  @Field(() => String, {
    description: 'The first day of the first period, `YYYY-MM-DD`. What was before is unknown, not zero.',
  })
  start!: string;

  @Field(() => [Int], { description: 'One number for each period, up to the present one, which isn’t over.' })
  counts!: number[];

  @Field(() => Int, { description: 'Incidents of it that may lie in the next week too.' })
  crossing!: number;

  @Field(() => [SeriesSource], {
    description: 'Who told of them: an incident that two told of counts for both.',
  })
  sources!: SeriesSource[];
}

@ObjectType({ simpleResolvers: true, description: 'Some of a country’s series.' })
export class MonitorSeriesPage {
  @Field(() => [MonitorSeries], { description: 'Those with the most incidents first.' })
  series!: MonitorSeries[];

  @Field(() => Boolean, { description: 'Whether more follow: read on with `skip`.' })
  hasNextPage!: boolean;

  @Field(() => Int, {
    description: 'Incidents of the country that are in no series of this step, their date being too vague.',
  })
  tooVague!: number;
}

@InputType({ description: 'Which series of a country.' })
export class SeriesInput {
  @Field(() => ID, { nullable: true, description: 'The group; null: not recorded.' })
  group!: string | null;

  @Field(() => String, { description: 'A category of incidents, or ANY.' })
  category!: string;

  @Field(() => SourceClass, { description: 'Whose incidents.' })
  sourceClass!: SourceClass;

  @Field(() => SeriesStep, { description: 'How long its periods are.' })
  step!: SeriesStep;
}

@ObjectType({ simpleResolvers: true, description: 'What a detector says of one period of a series.' })
export class DetectorFinding {
  @Field(() => String, { description: 'The first day of the period, `YYYY-MM-DD` in UTC.' })
  periodStart!: string;

  @Field(() => Int, { nullable: true, description: 'What was counted in it.' })
  observed!: number | null;

  @Field(() => DetectorOutcome, { description: 'Whether it alarms, and whether it could tell.' })
  outcome!: DetectorOutcome;

  @Field(() => Float, {
    nullable: true,
    description: 'The highest count that is no alarm; null where it can’t be computed.',
  })
  upperbound!: number | null;

  @Field(() => Float, { nullable: true, description: 'The chance of so much if nothing had changed.' })
  p!: number | null;

  @Field(() => String, { description: 'One sentence that can be checked by hand.' })
  sentence!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What a detector says of a series on the workbench.' })
export class DetectorRun {
  @Field(() => String, { description: 'The detector.' })
  detector!: string;

  @Field(() => Int, { description: 'Grows when the same numbers could give another finding.' })
  version!: number;

  @Field(() => String, { description: 'All parameters that it used, as JSON.' })
  parameters!: string;

  @Field(() => String, { description: 'Where the detector is defined.' })
  source!: string;

  @Field(() => [DetectorFinding], { description: 'One for each period that it looked at, the oldest first.' })
  findings!: DetectorFinding[];

  @Field(() => String, {
    nullable: true,
    description:
      'A JSON file of the series with these parameters, for `npm run --silent detect`; null for what needs more than counts.',
  })
  file!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A detector of the workbench.' })
export class DetectorChoice {
  @Field(() => String, { description: 'Its name.' })
  detector!: string;

  @Field(() => String, { description: 'Its default parameters, as JSON.' })
  defaults!: string;

  @Field(() => String, { description: 'Where it is defined.' })
  source!: string;

  @Field(() => Boolean, { description: 'Whether it runs by itself: what didn’t beat the baselines doesn’t.' })
  isOn!: boolean;

  @Field(() => BacktestOutcome, {
    nullable: true,
    description: 'What the backtest found of it; null where it was not replayed.',
  })
  backtest!: BacktestOutcome | null;
}
