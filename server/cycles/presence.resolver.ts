import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { AgencyPresence } from '../../schema/types/agency-presence.ts';
import { CycleStep } from '../../schema/types/cycle-step.ts';
import { LaterLastDay } from '../../schema/types/later-last-day.ts';
import { PresenceInput } from '../../schema/types/presence-input.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { readCycles } from '../catalogue/catalogue.sql.ts';
import type { Database } from '../database/database.ts';
import { badUserInput } from '../lib/api-errors.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import { changePresence } from './change-presence.ts';
import { giveLaterLastDay } from './give-later-last-day.ts';
import { groupPresence } from './group-presence.ts';
import { readLaterLastDays } from './later-last-day.sql.ts';
import { presenceOfCycle, readReference } from './plan-cycle.ts';
import { cycleNamed } from './take-step.ts';

const MOST_LINES = 4_000;
const forWhom = 'For coordinators of the whole network; FORBIDDEN for everybody else.';
const dryRunArg = {
  defaultValue: false,
  description: 'Only count, and say what is in the way: nothing is written.',
};

/** Who reports where, and until when. */
@Resolver()
export class PresenceResolver {
  constructor(
    private readonly database: Database,
    private readonly wakeUps: WakeUps,
  ) {}

  @Query(() => [LaterLastDay], {
    description:
      'The countries that have until later than the rest of a cycle, by code. NOT_FOUND for no cycle.',
  })
  async laterLastDays(
    @Arg('cycle', () => String, { description: 'Which, by its code.' }) code: string,
  ): Promise<LaterLastDay[]> {
    cycleNamed(await readCycles(this.database), code);
    return readLaterLastDays(this.database, code);
  }

  @Query(() => [AgencyPresence], {
    description:
      'Who reports where in a cycle, or is to report where it is planned, by agency. NOT_FOUND for no cycle.',
  })
  async presence(
    @Arg('cycle', () => String, { description: 'Which, by its code.' }) code: string,
  ): Promise<AgencyPresence[]> {
    const cycle = cycleNamed(await readCycles(this.database), code);
    return groupPresence(await presenceOfCycle(this.database, cycle, await readReference(this.database)));
  }

  @Mutation(() => CycleStep, {
    description:
      'Says which agencies report in which countries, of many at once: in a planned cycle, or in the open one, where answers ' +
      `become due or leave. All of it or nothing. At most ${MOST_LINES} lines, otherwise BAD_USER_INPUT. ${forWhom}`,
  })
  changePresence(
    @Arg('cycle', () => String, { description: 'Which, by its code.' }) code: string,
    @Arg('lines', () => [PresenceInput], {
      defaultValue: [],
      description: 'Who is present how; whoever is not named stays as they are.',
    })
    lines: PresenceInput[],
    @Arg('copyFrom', () => String, {
      nullable: true,
      description: 'A cycle from which everybody’s presence is taken, before the lines.',
    })
    copyFrom: string | null,
    @Arg('dryRun', () => Boolean, dryRunArg) dryRun: boolean,
    @Ctx() context: Context,
  ): Promise<CycleStep> {
    if (lines.length > MOST_LINES) throw badUserInput(`At most ${MOST_LINES} lines go in one call.`);
    const change = { code, lines, from: copyFrom ?? null };
    return this.#told(changePresence(this.database, requireViewer(context), change, dryRun));
  }

  @Mutation(() => CycleStep, {
    description: `Gives one country until later than the rest of a cycle, or takes that back. ${forWhom}`,
  })
  giveLaterLastDay(
    @Arg('cycle', () => String, { description: 'Which, by its code.' }) code: string,
    @Arg('country', () => String, { description: 'ISO 3166-1 alpha-3.' }) country: string,
    @Arg('closesOn', () => String, {
      nullable: true,
      description: 'Its last day, later than the cycle’s; null takes it back.',
    })
    closesOn: string | null,
    @Arg('dryRun', () => Boolean, dryRunArg) dryRun: boolean,
    @Ctx() context: Context,
  ): Promise<CycleStep> {
    const day = { code, country, closesOn: closesOn ?? null };
    return this.#told(giveLaterLastDay(this.database, requireViewer(context), day, dryRun));
  }

  async #told(step: Promise<CycleStep>): Promise<CycleStep> {
    const outcome = await step;
    if (outcome.done) this.wakeUps.announce();
    return outcome;
  }
}
