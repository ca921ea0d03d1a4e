import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { AnswerPlan, AnswerPlanArgs, AssignableArgs, CountryPlan } from '../../schema/types/answer-plan.ts';
import { AssignAnswerInput, AssignOutcome } from '../../schema/types/assignment.ts';
import {
  AddStepInput,
  ChangeStepInput,
  StepOutcome,
  StepPage,
  StepPageArgs,
} from '../../schema/types/next-step.ts';
import { Person } from '../../schema/types/person.ts';
import { DONE_ONCE, UUID } from '../../schema/types/uuid.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { formatCursor } from '../log/cursor.ts';
import type { Done } from '../log/once.ts';
import { readPosition } from '../log/read-events.sql.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import { assignAnswer } from './assign-answer.ts';
import { readAnswerPlan, readAssignable, readCountryPlan, readStepNode, readSteps } from './read-plan.ts';
import { addStep, changeStep, eraseStep } from './write-steps.ts';

@Resolver()
export class PlanResolver {
  constructor(
    private readonly database: Database,
    private readonly wakeUps: WakeUps,
  ) {}

  @Query(() => AnswerPlan, {
    description:
      'Who is to write an answer, and its next steps, as far as it is for you to read. NOT_FOUND where none is due.',
  })
  answerPlan(@Args(() => AnswerPlanArgs) args: AnswerPlanArgs, @Ctx() context: Context): Promise<AnswerPlan> {
    return readAnswerPlan(this.database, requireViewer(context), args);
  }

  @Query(() => CountryPlan, {
    description: 'What is planned beside each answer of a country, of what you read.',
  })
  countryPlan(
    @Arg('country', () => String, { description: 'ISO 3166-1 alpha-3. NOT_FOUND where no country has it.' })
    country: string,
    @Arg('cycle', () => String, {
      nullable: true,
      description:
        "The cycle's code; the open cycle if left out. NOT_FOUND where no cycle has it, or none is open.",
    })
    cycle: string | null,
    @Ctx() context: Context,
  ): Promise<CountryPlan> {
    return readCountryPlan(this.database, requireViewer(context), country, cycle ?? null);
  }

  @Query(() => StepPage, {
    description:
      'The next steps of a cycle, page by page: the action plan of the network, of a country or of an agency. With those of ' +
      'earlier cycles that were open when it opened.',
  })
  steps(@Args(() => StepPageArgs) args: StepPageArgs, @Ctx() context: Context): Promise<StepPage> {
    return readSteps(this.database, requireViewer(context), args);
  }

  @Query(() => [Person], {
    description:
      'To whom an answer could be assigned, or one of its next steps: people who may write it, by a part of their name, at ' +
      'most 10. FORBIDDEN where you may not write it.',
  })
  assignable(@Args(() => AssignableArgs) args: AssignableArgs, @Ctx() context: Context): Promise<Person[]> {
    return readAssignable(this.database, requireViewer(context), args);
  }

  @Mutation(() => AssignOutcome, {
    description:
      'Assigns an answer to somebody who may write it, until a day or until it is submitted; to somebody else, for another day, ' +
      'or to nobody any more. For those who may write it. Assigning a submitted answer is BAD_USER_INPUT.',
  })
  async assignAnswer(
    @Arg('input', () => AssignAnswerInput, { description: 'Whose it is to be.' }) input: AssignAnswerInput,
    @Ctx() context: Context,
  ): Promise<AssignOutcome> {
    const viewer = requireViewer(context);
    const { cursor, replayed } = await this.#told(assignAnswer(this.database, viewer, input));
    const { assignment } = await readAnswerPlan(this.database, viewer, input);
    return { assignment, cursor, replayed };
  }

  @Mutation(() => StepOutcome, {
    description: 'Adds a next step to an answer below MEETS. For those who may write the answer.',
  })
  addStep(
    @Arg('input', () => AddStepInput, { description: 'What is to be done.' }) input: AddStepInput,
    @Ctx() context: Context,
  ): Promise<StepOutcome> {
    const viewer = requireViewer(context);
    return this.#outcome(viewer, addStep(this.database, viewer, input));
  }

  @Mutation(() => StepOutcome, {
    description:
      'Changes a next step, or says that it is done, in whichever cycle it was written. What it said before stays in the history.',
  })
  changeStep(
    @Arg('input', () => ChangeStepInput, { description: 'What becomes of it.' }) input: ChangeStepInput,
    @Ctx() context: Context,
  ): Promise<StepOutcome> {
    const viewer = requireViewer(context);
    return this.#outcome(viewer, changeStep(this.database, viewer, input));
  }

  @Mutation(() => StepOutcome, {
    description:
      'Erases what a next step says, there and in every event of it; it is listed no more. It can’t be undone. Your own, or any ' +
      'where you may erase answers.',
  })
  eraseStep(
    @Arg('id', () => ID, { description: 'Of the step.' }) id: string,
    @Arg('mutationId', () => UUID, { description: DONE_ONCE }) mutationId: string,
    @Arg('reason', () => String, {
      nullable: true,
      description: 'Why, without the words that are to go. Needed where the step is somebody else’s.',
    })
    reason: string | null,
    @Ctx() context: Context,
  ): Promise<StepOutcome> {
    const viewer = requireViewer(context);
    const asking = { id, mutationId, reason: reason ?? null };
    return this.#outcome(viewer, eraseStep(this.database, viewer, asking));
  }

  async #outcome(viewer: Viewer, changing: Promise<Done>): Promise<StepOutcome> {
    const { subjectId, cursor, replayed } = await this.#told(changing);
    return { step: await readStepNode(this.database, viewer, subjectId), cursor, replayed };
  }

  async #told(changing: Promise<Done>): Promise<Pick<Done, 'subjectId' | 'replayed'> & { cursor: string }> {
    const { subjectId, position, replayed } = await changing;
    this.wakeUps.announce();
    const place = await readPosition(this.database, position);
    if (!place) throw new Error('what was just changed is not in the log');
    return { subjectId, replayed, cursor: formatCursor(place) };
  }
}
