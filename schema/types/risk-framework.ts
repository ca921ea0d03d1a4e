import { Field, Int, ObjectType } from 'type-graphql';
import { AtrocityCrime, FactorGroup, FactorNature } from './assessment-terms.ts';

@ObjectType({ simpleResolvers: true, description: 'What one looks for when a risk factor is assessed.' })
export class RiskIndicator {
  @Field(() => String, { description: '`RF8.2`. Its number is this platform’s own.' })
  code!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'What one would see.' })
  description!: string;

  @Field(() => FactorNature, { description: 'How fast it changes.' })
  kind!: FactorNature;
}

@ObjectType({ simpleResolvers: true, description: 'A risk factor for a minority.' })
export class RiskFactor {
  @Field(() => String, { description: '`RF8`. The number is that of the Framework of Analysis.' })
  code!: string;

  @Field(() => FactorGroup, { description: 'Of all atrocity crimes, or of one.' })
  group!: FactorGroup;

  @Field(() => AtrocityCrime, { nullable: true, description: 'Which one; null where it is common to all.' })
  crime!: AtrocityCrime | null;

  @Field(() => FactorNature, { description: 'How fast it changes.' })
  nature!: FactorNature;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'What it asks.' })
  question!: string;

  @Field(() => [RiskIndicator], { description: 'What one looks for, in order.' })
  indicators!: readonly RiskIndicator[];
}

@ObjectType({ simpleResolvers: true, description: 'The published text that the framework follows.' })
export class FrameworkSource {
  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => Int, { description: 'Its year.' })
  year!: number;

  @Field(() => String, { description: 'Its symbol among the documents of the United Nations.' })
  documentSymbol!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'The 14 risk factors with their 84 indicators, in this platform’s own words. More factors present don’t prove that a crime ' +
    'will happen, and none present doesn’t prove safety.',
})
export class RiskFramework {
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'Grows when its words change.' })
  version!: string;

  @Field(() => FrameworkSource, { description: 'What it follows.' })
  basedOn!: FrameworkSource;

  @Field(() => [RiskFactor], { description: 'The factors, in order.' })
  riskFactors!: readonly RiskFactor[];
}
