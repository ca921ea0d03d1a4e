import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import { SourceReliability } from './incident-judgement.ts';
import { ReportConsent, ReportMove, ReportState, Retention } from './monitor-report-terms.ts';
import { Person } from './person.ts';
import { UUID } from './uuid.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What came in to the monitor. Who the source is stands nowhere.',
})
export class MonitorReport {
  @Field(() => ID, { description: 'A random id; it is no `node`.' })
  id!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => ReportState, { description: 'Where it is.' })
  state!: ReportState;

  @Field(() => String, { description: 'The day on which it came in, `YYYY-MM-DD`.' })
  receivedOn!: string;

  @Field(() => String, { description: 'What the analyst calls the source.' })
  sourceCode!: string;

  @Field(() => SourceReliability, { description: 'How reliable the source is.' })
  sourceReliability!: SourceReliability;

  @Field(() => ReportConsent, { description: 'What whoever gave it agreed to.' })
  consent!: ReportConsent;

  @Field(() => String, {
    nullable: true,
    description: 'The limits of that, in words; null: none, or the words are gone.',
  })
  consentLimits!: string | null;

  @Field(() => Retention, { description: 'How long its words are kept.' })
  retention!: Retention;

  @Field(() => String, {
    nullable: true,
    description: 'What it says; null where the words are gone.',
  })
  text!: string | null;

  @Field(() => ID, { nullable: true, description: 'The incident that it stands, or stood, for.' })
  incidentId!: string | null;

  @Field(() => Person, { description: 'Who recorded it.' })
  recordedBy!: Person;

  @Field(() => DateTimeISO, { description: "When, by the server's clock." })
  recordedAt!: Date;

  @Field(() => [ReportMove], { description: 'What you may do with it as it stands.' })
  viewerCan!: ReportMove[];
}

@ObjectType({ simpleResolvers: true, description: 'Some of a country’s reports.' })
export class MonitorReportPage {
  @Field(() => [MonitorReport], { description: 'The one recorded last first.' })
  reports!: MonitorReport[];

  @Field(() => Boolean, { description: 'Whether more follow: read on with `skip`.' })
  hasNextPage!: boolean;
}

@InputType({ description: 'A report to record. Name no victim, witness or source in it.' })
export class MonitorReportInput {
  @Field(() => UUID, {
    description:
      'Made by the page, once per report, and sent again with it until an answer arrives: it is recorded once.',
  })
  mutationId!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  country!: string;

  @Field(() => String, { description: 'The day on which it came in, `YYYY-MM-DD`.' })
  receivedOn!: string;

  @Field(() => String, {
    description: 'A code of your own for the source, up to 200 characters; never a name.',
  })
  sourceCode!: string;

  @Field(() => SourceReliability, { description: 'How reliable the source is.' })
  sourceReliability!: SourceReliability;

  @Field(() => ReportConsent, { description: 'What whoever gave it agreed to.' })
  consent!: ReportConsent;

  @Field(() => String, { nullable: true, description: 'The limits of that, up to 2,000 characters.' })
  consentLimits?: string | null;

  @Field(() => Retention, { description: 'How long its words are to be kept.' })
  retention!: Retention;

  @Field(() => String, { description: 'What it says, up to 20,000 characters.' })
  text!: string;
}
