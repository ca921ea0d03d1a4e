import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Assignment } from './assignment.ts';
import { Cursor } from './cursor.ts';
import { PlannedStep } from './next-step.ts';

export const PlanAction = { ASSIGN: 'ASSIGN', ADD_STEP: 'ADD_STEP' } as const;
export type PlanAction = keyof typeof PlanAction;

registerEnumType(PlanAction, {
  name: 'PlanAction',
  description: 'Something to plan for an answer.',
  valuesConfig: {
    ASSIGN: { description: 'Assign it with `assignAnswer`.' },
    ADD_STEP: { description: 'Add a next step with `addStep`.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'Who is to write an answer, and what is to be done about it.',
})
export class AnswerPlan {
  @Field(() => Assignment, {
    nullable: true,
    description: 'Who is to write it; null where that is nobody in particular, or not for you to know.',
  })
  assignment!: Assignment | null;

  @Field(() => [PlannedStep], {
    description: 'Its next steps that you read, up to 100, what is due first before the others.',
  })
  steps!: PlannedStep[];

  @Field(() => [PlanAction], { description: 'What you may plan for it as it stands.' })
  viewerCan!: PlanAction[];

  @Field(() => Cursor, { description: 'The end of the log at that moment.' })
  cursor!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What is planned beside an answer.' })
export class PlanPlace {
  @Field(() => String, { nullable: true, description: "The agency's code; null for the country team." })
  agencyCode!: string | null;

  @Field(() => String, { description: "The item's code." })
  itemCode!: string;

  @Field(() => Assignment, { nullable: true, description: 'Who is to write it.' })
  assignment!: Assignment | null;

  @Field(() => Int, { description: 'How many next steps are open.' })
  openSteps!: number;

  @Field(() => String, { nullable: true, description: 'The day of the one that is due first, `YYYY-MM-DD`.' })
  firstDueOn!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What is planned beside the answers of a country.' })
export class CountryPlan {
  @Field(() => [PlanPlace], { description: 'Answers that somebody is to write, or that have open steps.' })
  places!: PlanPlace[];

  @Field(() => Cursor, { description: 'The end of the log at that moment.' })
  cursor!: string;
}

/** Of the query `answerPlan`. */
@ArgsType()
export class AnswerPlanArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "The cycle's code; the open cycle if left out. NOT_FOUND where no cycle has it, or none is open.",
  })
  cycle?: string | null;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  country!: string;

  @Field(() => String, { nullable: true, description: "The agency's code; null for the country team." })
  agency?: string | null;

  @Field(() => String, { description: "The item's code." })
  item!: string;
}

/** Of the query `assignable`. */
@ArgsType()
export class AssignableArgs extends AnswerPlanArgs {
  @Field(() => String, { description: 'A part of the name, in any case and without accents.' })
  search!: string;
}
