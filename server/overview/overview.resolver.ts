import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { AnsweredByDay, AnsweredByDayArgs } from '../../schema/types/answered-by-day.ts';
import { ContradictionArgs, ContradictionPage } from '../../schema/types/contradiction.ts';
import { DaysAnswered } from '../../schema/types/days-answered.ts';
import { DecisionAges, WaitingDecisionsArgs } from '../../schema/types/decision-ages.ts';
import { ResponsePage } from '../../schema/types/response-page.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { visibilityOf } from '../access/visibility.ts';
import type { CalendarData } from '../calendars/calendar-data.ts';
import { readCycles, type StoredCycle } from '../catalogue/catalogue.sql.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import type { Database, Queryable } from '../database/database.ts';
import { notFound } from '../lib/api-errors.ts';
import type { LogTail } from '../log/log-tail.ts';
import { readAnsweredChanges } from './answered-by-day.sql.ts';
import { readAnsweredByDay } from './answered-by-day.ts';
import { readDayChanges, readDaysOf } from './days-answered.sql.ts';
import { readDaysAnswered } from './days-answered.ts';
import { readDecisionAges, readWaitingDecisions } from './decision-ages.ts';
import { KeptDays, type Span } from './kept-days.ts';
import { readContradictions } from './read-contradictions.ts';
import { readUnproven } from './read-unproven.ts';

const cycleArg = {
  nullable: true,
  description:
    "The cycle's code; the open cycle if left out. NOT_FOUND where no cycle has it, or none is open. Nothing waits in one " +
    'that is not open.',
};

/** What a coordinator sees first, beside the matrix and what is stuck. */
@Resolver()
export class OverviewResolver {
  readonly #days = new KeptDays(readDayChanges);
  readonly #answeredDays = new KeptDays(readAnsweredChanges);

  constructor(
    private readonly database: Database,
    tail: LogTail,
    private readonly calendars: CalendarData,
  ) {
    tail.onOtherLog(() => {
      this.#days.forget();
      this.#answeredDays.forget();
    });
  }

  @Query(() => DecisionAges, {
    description:
      'How long submitted answers that you may see have waited for a decision. Counted from the day of the submission, or ' +
      'from when the cycle last opened, where that is later.',
  })
  decisionAges(
    @Arg('cycle', () => String, cycleArg) code: string | null,
    @Ctx() context: Context,
  ): Promise<DecisionAges> {
    const scope = visibilityOf(requireViewer(context));
    return this.#atOneMoment(code, (connection, cycle) =>
      readDecisionAges(connection, { cycle, data: this.calendars, scope }),
    );
  }

  @Query(() => ResponsePage, {
    description:
      'Submitted answers that you may see and that have waited for a decision for so many working days, what has waited ' +
      'longest first: what stands behind each number of `decisionAges`.',
  })
  waitingDecisions(
    @Args(() => WaitingDecisionsArgs) args: WaitingDecisionsArgs,
    @Ctx() context: Context,
  ): Promise<ResponsePage> {
    const scope = visibilityOf(requireViewer(context));
    return this.#atOneMoment(args.cycle, (connection, cycle) =>
      readWaitingDecisions(connection, { cycle, data: this.calendars, scope }, args),
    );
  }

  @Query(() => ContradictionPage, {
    description:
      'Where agencies answer one item in one country in ways that can hardly all be right: ratings that are submitted or ' +
      'accepted and lie two steps or more apart. Only among answers that you may see; NOT_APPLICABLE contradicts nothing.',
  })
  contradictions(
    @Args(() => ContradictionArgs) args: ContradictionArgs,
    @Ctx() context: Context,
  ): Promise<ContradictionPage> {
    const scope = visibilityOf(requireViewer(context));
    return this.#atOneMoment(args.cycle, (connection, cycle) =>
      readContradictions(connection, cycle.code, args, scope),
    );
  }

  @Query(() => ResponsePage, {
    description:
      'Answers that were accepted without evidence: they rate APPROACHES or higher, and no evidence beside them counts. By country, ' +
      'agency and item; only answers that you may see.',
  })
  acceptedWithoutEvidence(
    @Args(() => ContradictionArgs) args: ContradictionArgs,
    @Ctx() context: Context,
  ): Promise<ResponsePage> {
    const scope = visibilityOf(requireViewer(context));
    return this.#atOneMoment(args.cycle, (connection, cycle) =>
      readUnproven(connection, cycle.code, args, scope),
    );
  }

  @Query(() => DaysAnswered, {
    description:
      'How many answers were submitted or accepted at the end of each day since the cycle first opened, by agency: counts, ' +
      'which are everybody’s. NOT_FOUND also where it has not been opened yet.',
  })
  daysAnswered(@Arg('cycle', () => String, cycleArg) code: string | null): Promise<DaysAnswered> {
    return this.#atOneMoment(code, async (connection, cycle) =>
      readDaysAnswered(this.#days, connection, cycle.code, await spanOf(connection, cycle)),
    );
  }

  @Query(() => AnsweredByDay, {
    description:
      'How many answers were submitted or accepted at the end of each day since the cycle first opened, by region, agency, ' +
      'section or Call to Action area: counts, which are everybody’s. NOT_FOUND also where it has not been opened yet.',
  })
  answeredByDay(
    @Args(() => AnsweredByDayArgs) { cycle: code, by, area = null }: AnsweredByDayArgs,
    @Ctx() context: Context,
  ): Promise<AnsweredByDay> {
    requireViewer(context);
    return this.#atOneMoment(code, async (connection, cycle) => {
      const span = await spanOf(connection, cycle);
      return readAnsweredByDay(this.#answeredDays, connection, { cycle: cycle.code, span, by, area });
    });
  }

  #atOneMoment<Result>(
    code: string | null | undefined,
    read: (connection: Queryable, cycle: StoredCycle) => Promise<Result>,
  ): Promise<Result> {
    return this.database.transaction('REPEATABLE READ', async (connection) => {
      const cycle = findCycle(await readCycles(connection), code);
      if (!cycle) throw notFound('No cycle is open: name the one to read.');
      return read(connection, cycle);
    });
  }
}

/** From the day on which a cycle first opened up to today, or to the day on which it closed. Throws NOT_FOUND before that. */
async function spanOf(connection: Queryable, { code, state }: StoredCycle): Promise<Span> {
  const { firstDay, closedOn, today } = await readDaysOf(connection, code);
  if (firstDay === null) throw notFound(`Nothing is due in cycle ${code} yet: it has not been opened.`);
  return { firstDay, lastDay: state === 'OPEN' ? today : (closedOn ?? today) };
}
