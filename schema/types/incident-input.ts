import { Field, ID, InputType, Int } from 'type-graphql';
import { InformationValidity, ProofStandard, Sensitivity, SourceReliability } from './incident-judgement.ts';
import {
  AllegedActor,
  DatePrecision,
  IncidentCategory,
  NumbersBasis,
  PlacePrecision,
} from './incident-terms.ts';

@InputType({ description: 'What an analyst says of an incident. Name no victim, witness or source in it.' })
export class IncidentInput {
  @Field(() => ID, { nullable: true, description: 'The group concerned; null: not recorded.' })
  groupId?: string | null;

  @Field(() => [IncidentCategory], { description: 'What was violated: one or more.' })
  categories!: IncidentCategory[];

  @Field(() => String, {
    description: 'The day on which it happened, `YYYY-MM-DD`; the first one where it isn’t exactly known.',
  })
  occurredOn!: string;

  @Field(() => DatePrecision, { description: 'How exactly the day is known.' })
  datePrecision!: DatePrecision;

  @Field(() => String, { nullable: true, description: 'The region or province, up to 200 characters.' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'The place, up to 200 characters.' })
  place?: string | null;

  @Field(() => PlacePrecision, { description: 'How exactly the place is known.' })
  placePrecision!: PlacePrecision;

  @Field(() => AllegedActor, { description: 'Who is alleged to have done it.' })
  actor!: AllegedActor;

  @Field(() => Int, {
    nullable: true,
    description: 'People harmed at the least; all three numbers, or none.',
  })
  low?: number | null;

  @Field(() => Int, { nullable: true, description: 'The best estimate.' })
  best?: number | null;

  @Field(() => Int, { nullable: true, description: 'People harmed at the most.' })
  high?: number | null;

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

  @Field(() => String, { description: 'What happened, up to 20,000 characters.' })
  summary!: string;
}
