import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Heartbeat, WaitingChangesInput } from '../../schema/types/heartbeat.ts';
import { UUID } from '../../schema/types/uuid.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { readCycles } from '../catalogue/catalogue.sql.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import type { Database } from '../database/database.ts';
import { forbidden, notFound } from '../lib/api-errors.ts';
import { heartbeatsFor } from './read-heartbeats.ts';
import { MOST_PLACES, reportWaiting } from './report-waiting.ts';

/** Whether people are silent or work without a line: what their devices said when they were last heard of. */
@Resolver()
export class HeartbeatResolver {
  constructor(private readonly database: Database) {}

  @Mutation(() => Boolean, {
    description:
      'Says how many changes of yours wait on this device, in place of what it said before; with an empty list, that none do. No ' +
      'content goes along. Coordinators of the country and your agency’s own people see when it was said and how many waited then. ' +
      'It is no part of the log and of no count. A program waits for nothing: from one it is FORBIDDEN.',
  })
  async reportWaiting(
    @Arg('device', () => UUID, { description: 'A random one that this device made for you and keeps.' })
    device: string,
    @Arg('waiting', () => [WaitingChangesInput], {
      description: `What waits, at most ${MOST_PLACES} cells, otherwise BAD_USER_INPUT. Cells where you write nothing are left out.`,
    })
    waiting: WaitingChangesInput[],
    @Ctx() context: Context,
  ): Promise<boolean> {
    const viewer = requireViewer(context);
    if (context.sessionId === null)
      throw forbidden('Only a page that somebody is signed in at says what waits on it.');
    await reportWaiting(this.database, viewer, device, waiting);
    return true;
  }

  @Query(() => [Heartbeat], {
    description:
      'When the people of cells were last heard of, and how many changes waited on their devices then: of the countries that you ' +
      'coordinate, and of your own agency. Cells of whose people nothing was heard are left out.',
  })
  async heartbeats(
    @Arg('cycle', () => String, {
      nullable: true,
      description:
        "The cycle's code; the open cycle if left out. NOT_FOUND where no cycle has it, or none is open.",
    })
    cycle: string | null,
    @Arg('countries', () => [String], {
      nullable: true,
      description: 'Only these countries (alpha-3); all of them if left out, none with an empty list.',
    })
    countries: string[] | null,
    @Ctx() context: Context,
  ): Promise<Heartbeat[]> {
    const viewer = requireViewer(context);
    const found = findCycle(await readCycles(this.database), cycle);
    if (!found) throw notFound('No cycle is open: name the one to read.');
    return heartbeatsFor(this.database, viewer, found.code, countries ?? null);
  }
}
