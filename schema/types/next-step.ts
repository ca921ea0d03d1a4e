import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Cursor } from './cursor.ts';
import { DateTimeISO } from './date-time-iso.ts';
import { Node } from './node.ts';
import { Person } from './person.ts';
import { DONE_ONCE, UUID } from './uuid.ts';

export const StepAction = { CHANGE: 'CHANGE', ERASE: 'ERASE' } as const;
export type StepAction = keyof typeof StepAction;

registerEnumType(StepAction, {
  name: 'StepAction',
  description: 'Something to do about a next step.',
  valuesConfig: {
    CHANGE: { description: 'Change it with `changeStep`, or say that it is done.' },
    ERASE: { description: 'Erase what it says with `eraseStep`.' },
  },
});

export const StepState = { OPEN: 'OPEN', OVERDUE: 'OVERDUE', DONE: 'DONE' } as const;
export type StepState = keyof typeof StepState;

registerEnumType(StepState, {
  name: 'StepState',
  description: 'How far a next step is.',
  valuesConfig: {
    OPEN: { description: 'Not done, overdue or not.' },
    OVERDUE: { description: 'Not done, and its day is over in UTC.' },
    DONE: { description: 'Done.' },
  },
});

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'What is to be done about an answer below MEETS: what, by whom and by when. It is read by whoever reads the answer on which ' +
    'it was written, and goes on with it into later cycles while it is open.',
})
export class NextStep extends Node {
  @Field(() => String, { description: 'The cycle of the answer on which it was written, by its code.' })
  cycleCode!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  countryCode!: string;

  @Field(() => String, { nullable: true, description: "The agency's code; null for the country team." })
  agencyCode!: string | null;

  @Field(() => String, { description: 'The item of the answer on which it was written, by its code.' })
  itemCode!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What is to be done, up to 1,000 characters; null once it was erased.',
  })
  text!: string | null;

  @Field(() => Person, { nullable: true, description: 'Who is to do it; null where nobody is named.' })
  owner!: Person | null;

  @Field(() => String, { description: 'By when, `YYYY-MM-DD`.' })
  dueOn!: string;

  @Field(() => DateTimeISO, { nullable: true, description: 'Since when it is done; null where it is not.' })
  doneAt!: Date | null;

  @Field(() => Person, { nullable: true, description: 'Who said that it is done.' })
  doneBy!: Person | null;

  @Field(() => Person, { description: 'Who added it.' })
  author!: Person;

  @Field(() => DateTimeISO, { description: "When it was added, by the server's clock." })
  writtenAt!: Date;

  @Field(() => Int, {
    description: 'Rises by one with each change, from 1. Send it as `baseRevision` with the next.',
  })
  revision!: number;

  @Field(() => [StepAction], { description: 'What you may do about it.' })
  viewerCan!: StepAction[];
}

@ObjectType({ simpleResolvers: true, description: 'A next step as a cycle has it.' })
export class PlannedStep {
  @Field(() => [String], {
    description:
      'The items of the cycle with which it goes on, by code; its own where it was written in this cycle.',
  })
  items!: string[];

  @Field(() => NextStep, { description: 'The step.' })
  step!: NextStep;
}

@ObjectType({ simpleResolvers: true, description: 'Some of the next steps of a cycle.' })
export class StepPage {
  @Field(() => [PlannedStep], { description: 'What is due first before the others.' })
  nodes!: PlannedStep[];

  @Field(() => Boolean, { description: 'Whether more follows: read on with `after: endCursor`.' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Where the page ends; null on an empty one.' })
  endCursor!: string | null;

  @Field(() => Int, { description: 'How many are open, in whatever `state` is asked for.' })
  open!: number;

  @Field(() => Int, { description: 'How many of these are overdue.' })
  overdue!: number;

  @Field(() => Int, { description: 'How many are done, since the cycle opened or on its own answers.' })
  done!: number;

  @Field(() => Cursor, { description: 'The end of the log at that moment.' })
  cursor!: string;
}

/** Of the query `steps`. */
@ArgsType()
export class StepPageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "The cycle's code; the open cycle if left out. NOT_FOUND where no cycle has it, or none is open.",
  })
  cycle?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Only of these countries (alpha-3); all if left out, none with an empty list.',
  })
  countries?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "Only of these agencies; all and the country team's if left out. The country team's are left out of a list unless " +
      '`countryTeam` asks for them.',
  })
  agencies?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "With `agencies`: the country team's too." })
  countryTeam?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Only for items of this area of the Call to Action, 1 to 7; another number matches none.',
  })
  area?: number | null;

  @Field(() => StepState, { nullable: true, description: 'Only these; all if left out.' })
  state?: StepState | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that you are to do.' })
  mine?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many at most, up to 200, otherwise BAD_USER_INPUT; 50 if left out.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what follows the `endCursor` of a page before.' })
  after?: string | null;
}

@InputType({ description: 'A next step for an answer of the open cycle that is MISSING or APPROACHES.' })
export class AddStepInput {
  @Field(() => UUID, { description: DONE_ONCE })
  mutationId!: string;

  @Field(() => String, {
    nullable: true,
    description: "The cycle's code; the open cycle if left out. BAD_USER_INPUT where it is not open.",
  })
  cycle?: string | null;

  @Field(() => String, { description: 'ISO 3166-1 alpha-3.' })
  country!: string;

  @Field(() => String, { nullable: true, description: "The agency's code; null for the country team." })
  agency?: string | null;

  @Field(() => String, { description: "The item's code." })
  item!: string;

  @Field(() => String, { description: 'What is to be done, at most 1,000 characters.' })
  text!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who is to do it: a person who may write the answer, see `assignable`; null for nobody.',
  })
  owner?: string | null;

  @Field(() => String, { description: 'By when, `YYYY-MM-DD`.' })
  dueOn!: string;
}

@InputType({ description: 'What becomes of a next step; what is left out stays.' })
export class ChangeStepInput {
  @Field(() => ID, { description: 'Of the step.' })
  id!: string;

  @Field(() => UUID, { description: DONE_ONCE })
  mutationId!: string;

  @Field(() => Int, {
    description: 'The revision of the step that you saw; BAD_USER_INPUT where it was changed after it.',
  })
  baseRevision!: number;

  @Field(() => String, { nullable: true, description: 'As in `AddStepInput`.' })
  text?: string | null;

  @Field(() => ID, { nullable: true, description: 'As in `AddStepInput`; null names nobody any more.' })
  owner?: string | null;

  @Field(() => String, { nullable: true, description: 'As in `AddStepInput`.' })
  dueOn?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is done.' })
  done?: boolean | null;
}

@ObjectType({ simpleResolvers: true, description: 'What became of a request about a next step.' })
export class StepOutcome {
  @Field(() => NextStep, {
    nullable: true,
    description: 'As it stands now; null where it is not for you to read.',
  })
  step!: NextStep | null;

  @Field(() => Cursor, {
    description:
      'The place of the event that tells of it; where nothing changed, the end of the log at that moment.',
  })
  cursor!: string;

  @Field(() => Boolean, { description: 'Whether it had been done before, under the same `mutationId`.' })
  replayed!: boolean;
}
