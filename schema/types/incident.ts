import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeISO } from './date-time-iso.ts';
import {
  InformationValidity,
  ProofStandard,
  Sensitivity,
  SourceClass,
  SourceReliability,
} from './incident-judgement.ts';
import {
  AllegedActor,
  DatePrecision,
  IncidentCategory,
  IncidentState,
  NumbersBasis,
  PlacePrecision,
} from './incident-terms.ts';
import { Person } from './person.ts';

@ObjectType({ simpleResolvers: true, description: 'What happened, as an analyst of the monitor coded it.' })
export class Incident {
  @Field(() => ID, { description: 'A random id; it is no `node`.' })
  id!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => IncidentState, { description: 'Where it is.' })
  state!: IncidentState;

  @Field(() => String, { nullable: true, description: 'The name of the group, as it names itself.' })
  groupName!: string | null;

  @Field(() => ID, { nullable: true, description: 'The group concerned; null: not recorded.' })
  groupId!: string | null;

  @Field(() => [IncidentCategory], { description: 'What was violated: one or more.' })
  categories!: IncidentCategory[];

  @Field(() => String, {
    description: 'The day on which it happened, `YYYY-MM-DD`; the first one where it isn’t exactly known.',
  })
  occurredOn!: string;

  @Field(() => DatePrecision, { description: 'How exactly the day is known.' })
  datePrecision!: DatePrecision;

  @Field(() => String, { nullable: true, description: 'The region or province, up to 200 characters.' })
  region!: string | null;

  @Field(() => String, { nullable: true, description: 'The place, up to 200 characters.' })
  place!: string | null;

  @Field(() => PlacePrecision, { description: 'How exactly the place is known.' })
  placePrecision!: PlacePrecision;

  @Field(() => AllegedActor, { description: 'Who is alleged to have done it.' })
  actor!: AllegedActor;

  @Field(() => Int, {
    nullable: true,
    description: 'People harmed at the least; all three numbers, or none.',
  })
  low!: number | null;

  @Field(() => Int, { nullable: true, description: 'The best estimate.' })
  best!: number | null;

  @Field(() => Int, { nullable: true, description: 'People harmed at the most.' })
  high!: number | null;

  @Field(() => NumbersBasis, { description: 'What the numbers rest on.' })
  basis!: NumbersBasis;

  @Field(() => SourceReliability, { description: 'How reliable the sources are.' })
  sourceReliability!: SourceReliability;

  @Field(() => InformationValidity, { description: 'How valid the information is, judged apart.' })
  informationValidity!: InformationValidity;

  @Field(() => ProofStandard, { description: 'The standard of proof that was reached.' })
  proof!: ProofStandard;

  @Field(() => Sensitivity, { description: 'How much harm it would do if it were known.' })
  sensitivity!: Sensitivity;

  @Field(() => String, {
    nullable: true,
    description: 'What happened, in words; null where the words are gone.',
  })
  summary!: string | null;

  @Field(() => SourceClass, { description: 'Where it comes from.' })
  sourceClass!: SourceClass;

  @Field(() => ID, { nullable: true, description: 'The incident that it is, since somebody merged the two.' })
  mergedInto!: string | null;

  @Field(() => Int, {
    description: 'How many reports stand for it, with those of incidents that were merged into it.',
  })
  reports!: number;

  @Field(() => Int, { description: 'Rises by one with each change, from 1. Send it as `baseRevision`.' })
  revision!: number;

  @Field(() => Person, { description: 'Who coded it first.' })
  codedBy!: Person;

  @Field(() => DateTimeISO, { description: 'When.' })
  codedAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'Some of a country’s incidents.' })
export class IncidentPage {
  @Field(() => [Incident], { description: 'The one that happened last first.' })
  incidents!: Incident[];

  @Field(() => Boolean, { description: 'Whether more follow: read on with `skip`.' })
  hasNextPage!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Two incidents that may be one: of the same group, near in time and place, and alike in words.',
})
export class MergeCandidate {
  @Field(() => Incident, { description: 'One of them.' })
  one!: Incident;

  @Field(() => Incident, { description: 'The other one.' })
  other!: Incident;

  @Field(() => Int, { description: 'How many days lie between them.' })
  daysApart!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Which share of their words is in both, from 0 to 1; null where words are gone.',
  })
  wordsAlike!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'How many incidents of a category count.' })
export class IncidentCount {
  @Field(() => String, { description: 'A category, or ANY for every incident once.' })
  category!: string;

  @Field(() => Int, {
    description: 'Merged ones as one, with reasonable grounds at least, and with a report that stands.',
  })
  incidents!: number;
}
