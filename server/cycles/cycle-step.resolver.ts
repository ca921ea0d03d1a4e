import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { CycleStep } from '../../schema/types/cycle-step.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { Database } from '../database/database.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import { changeCycle } from './change-cycle.ts';
import { checkReason } from './check-reason.ts';
import { closeCycle } from './close-cycle.ts';
import { openCycle } from './open-cycle.ts';
import { planCycle } from './plan-cycle.ts';
import { reopenCycle } from './reopen-cycle.ts';

const forWhom = 'For coordinators of the whole network; FORBIDDEN for everybody else.';
const dryRunArg = {
  defaultValue: false,
  description: 'Only count, and say what is in the way: nothing is written.',
};

@Resolver()
export class CycleStepResolver {
  constructor(
    private readonly database: Database,
    private readonly wakeUps: WakeUps,
  ) {}

  @Mutation(() => CycleStep, {
    description: `Plans a cycle, in which nothing is due until it opens. ${forWhom}`,
  })
  planCycle(
    @Arg('cycle', () => String, { description: 'Its code, as `2027`; no other cycle has it.' }) code: string,
    @Arg('opensOn', () => String, { description: 'The day on which it is to open, `YYYY-MM-DD`.' })
    opensOn: string,
    @Arg('closesOn', () => String, { description: 'The last day on which answers are expected.' })
    closesOn: string,
    @Arg('presenceFrom', () => String, {
      nullable: true,
      description:
        'A cycle in which agencies report as they are to report in this one; nowhere yet if left out.',
    })
    presenceFrom: string | null,
    @Arg('separateAcceptance', () => Boolean, {
      defaultValue: true,
      description: 'Nobody accepts an answer that says what they wrote.',
    })
    separateAcceptance: boolean,
    @Arg('endorsement', () => Boolean, {
      defaultValue: false,
      description:
        'A country team’s answers are to be endorsed by the Resident Coordinator before they are accepted.',
    })
    endorsement: boolean,
    @Arg('dryRun', () => Boolean, dryRunArg) dryRun: boolean,
    @Ctx() context: Context,
  ): Promise<CycleStep> {
    const settings = { separateAcceptance, endorsement };
    const plan = { code, opensOn, closesOn, presenceFrom: presenceFrom ?? null, settings };
    return this.#told(planCycle(this.database, requireViewer(context), plan, dryRun));
  }

  @Mutation(() => CycleStep, {
    description: `Moves the days of a cycle, both while it is planned, the last one while it is open; or changes what it asks of decisions. ${forWhom}`,
  })
  changeCycle(
    @Arg('cycle', () => String, { description: 'Which, by its code.' }) code: string,
    @Arg('opensOn', () => String, { nullable: true, description: 'The new first day; it stays if left out.' })
    opensOn: string | null,
    @Arg('closesOn', () => String, { nullable: true, description: 'The new last day; it stays if left out.' })
    closesOn: string | null,
    @Arg('separateAcceptance', () => Boolean, {
      nullable: true,
      description: 'As in `planCycle`; it stays if left out.',
    })
    separateAcceptance: boolean | null,
    @Arg('endorsement', () => Boolean, {
      nullable: true,
      description: 'As in `planCycle`; it stays if left out.',
    })
    endorsement: boolean | null,
    @Arg('dryRun', () => Boolean, dryRunArg) dryRun: boolean,
    @Ctx() context: Context,
  ): Promise<CycleStep> {
    const days = { opensOn: opensOn ?? null, closesOn: closesOn ?? null, separateAcceptance, endorsement };
    return this.#told(changeCycle(this.database, requireViewer(context), code, days, dryRun));
  }

  @Mutation(() => CycleStep, {
    description:
      'Opens a planned cycle: from then on its answers are due and recorded. Its checklist is the newest version, and ' +
      `stays that one. ${forWhom}`,
  })
  openCycle(
    @Arg('cycle', () => String, { description: 'Which, by its code.' }) code: string,
    @Arg('dryRun', () => Boolean, dryRunArg) dryRun: boolean,
    @Ctx() context: Context,
  ): Promise<CycleStep> {
    return this.#told(openCycle(this.database, requireViewer(context), code, dryRun));
  }

  @Mutation(() => CycleStep, {
    description:
      'Closes the open cycle. A change that arrives later, or was under way, is refused with CYCLE_NOT_OPEN. ' +
      forWhom,
  })
  closeCycle(
    @Arg('cycle', () => String, { description: 'Which, by its code.' }) code: string,
    @Arg('dryRun', () => Boolean, dryRunArg) dryRun: boolean,
    @Ctx() context: Context,
  ): Promise<CycleStep> {
    return this.#told(closeCycle(this.database, requireViewer(context), code, dryRun));
  }

  @Mutation(() => CycleStep, {
    description:
      'Opens a closed cycle again, with its answers and its checklist, unless another one was opened from it. ' +
      forWhom,
  })
  reopenCycle(
    @Arg('cycle', () => String, { description: 'Which, by its code.' }) code: string,
    @Arg('reason', () => String, { description: 'Why: everybody reads it in the log, and it stays.' })
    reason: string,
    @Arg('dryRun', () => Boolean, dryRunArg) dryRun: boolean,
    @Ctx() context: Context,
  ): Promise<CycleStep> {
    const viewer = requireViewer(context);
    const why = checkReason(reason, 'Say why it is opened again.');
    return this.#told(reopenCycle(this.database, viewer, { code, reason: why }, dryRun));
  }

  async #told(step: Promise<CycleStep>): Promise<CycleStep> {
    const outcome = await step;
    if (outcome.done) this.wakeUps.announce();
    return outcome;
  }
}
