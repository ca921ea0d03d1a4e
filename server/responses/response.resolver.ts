import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { HistoryArgs } from '../../schema/types/event-args.ts';
import { EventConnection } from '../../schema/types/event-connection.ts';
import { RecordResponseInput } from '../../schema/types/record-response-input.ts';
import { RecordResponseResult } from '../../schema/types/record-response-result.ts';
import { Response } from '../../schema/types/response.ts';
import { ResponsePageArgs } from '../../schema/types/response-args.ts';
import { ResponsePage } from '../../schema/types/response-page.ts';
import { readCycles } from '../catalogue/catalogue.sql.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import type { Database } from '../database/database.ts';
import { readPage } from '../events/event-page.ts';
import type { LogTail } from '../events/log-tail.ts';
import { readHistoryPage } from '../events/read-events.sql.ts';
import type { WakeUps } from '../events/wake-ups.ts';
import type { Context } from '../graphql/context.ts';
import { badUserInput, notFound } from '../graphql/errors.ts';
import { requireViewer } from '../identity/require-viewer.ts';
import { recordResponses } from './record-responses.ts';
import { readResponsePage } from './response-page.ts';
import { toRecordResult } from './to-response.ts';

const LARGEST_OUTBOX = 100;

@Resolver(() => Response)
export class ResponseResolver {
  constructor(
    private readonly database: Database,
    private readonly tail: LogTail,
    private readonly wakeUps: WakeUps,
  ) {}

  @Query(() => ResponsePage, {
    description:
      'Answers across countries and agencies, for instance those that wait for a decision, page by page. ' +
      'Only what somebody has recorded: an absent answer is NOT_STARTED.',
  })
  async responses(@Args(() => ResponsePageArgs) args: ResponsePageArgs): Promise<ResponsePage> {
    const cycle = findCycle(await readCycles(this.database), args.cycle);
    if (!cycle) throw notFound('No cycle is open: name the one to read.');
    return readResponsePage(this.database, cycle.code, args);
  }

  @Mutation(() => RecordResponseResult, {
    description:
      'Records one change. Idempotent by `mutationId`: the same input again returns the first outcome with ' +
      '`replayed` true, so that a change whose answer got lost can simply be sent again.',
  })
  async recordResponse(
    @Arg('input', () => RecordResponseInput, { description: 'The change.' }) input: RecordResponseInput,
    @Ctx() context: Context,
  ): Promise<RecordResponseResult> {
    const [result] = await this.#record([input], context);
    if (!result) throw new Error('an input was recorded without an outcome');
    return result;
  }

  @Mutation(() => [RecordResponseResult], {
    description:
      'Records an outbox in order: each entry has its own outcome, in the same place, and one refusal never stops the ' +
      `rest. At most ${LARGEST_OUTBOX} entries, otherwise BAD_USER_INPUT.`,
  })
  async recordResponses(
    @Arg('inputs', () => [RecordResponseInput], { description: 'The changes, oldest first.' })
    inputs: RecordResponseInput[],
    @Ctx() context: Context,
  ): Promise<RecordResponseResult[]> {
    if (inputs.length > LARGEST_OUTBOX) {
      throw badUserInput(`At most ${LARGEST_OUTBOX} changes go in one call: send the rest in another.`);
    }
    return this.#record(inputs, context);
  }

  @FieldResolver(() => EventConnection, {
    description: 'Everything that happened to the answer, oldest first, conflicts included.',
  })
  history(@Root() response: Response, @Args(() => HistoryArgs) args: HistoryArgs): Promise<EventConnection> {
    return readPage(this.tail, args, (range) => readHistoryPage(this.database, range, response));
  }

  async #record(inputs: RecordResponseInput[], context: Context): Promise<RecordResponseResult[]> {
    const author = requireViewer(context);
    const outcomes = await recordResponses(
      this.database,
      inputs.map((input) => ({ author, input: { ...input } })),
    );
    this.wakeUps.announce();
    return outcomes.map(toRecordResult);
  }
}
