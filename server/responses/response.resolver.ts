import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { encodeNodeId } from '../../schema/node-id.ts';
import { AnswerAction } from '../../schema/types/answer-action.ts';
import { ConfirmResponseInput } from '../../schema/types/confirm-response-input.ts';
import { DateTimeISO } from '../../schema/types/date-time-iso.ts';
import { Endorsement } from '../../schema/types/endorsement.ts';
import { HistoryArgs } from '../../schema/types/event-args.ts';
import { EventConnection } from '../../schema/types/event-connection.ts';
import { Person } from '../../schema/types/person.ts';
import { RecordResponseInput } from '../../schema/types/record-response-input.ts';
import { RecordResponseResult } from '../../schema/types/record-response-result.ts';
import { Response } from '../../schema/types/response.ts';
import { ResponsePageArgs } from '../../schema/types/response-args.ts';
import { ResponsePage } from '../../schema/types/response-page.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { readerOf, visibilityOf } from '../access/visibility.ts';
import { readCycles } from '../catalogue/catalogue.sql.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import type { Database } from '../database/database.ts';
import { toPerson } from '../domain/to-person.ts';
import { badUserInput, notFound } from '../lib/api-errors.ts';
import type { Background } from '../lib/background.ts';
import { readPage } from '../log/event-page.ts';
import type { LogTail } from '../log/log-tail.ts';
import { readHistoryPage } from '../log/read-events.sql.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import { confirmedEntries } from './confirming/confirmed-entries.ts';
import { countryStatusLoader } from './country-status-loader.ts';
import { decisionLoader } from './decision-loader.ts';
import { lateLoader } from './late-loader.ts';
import { RecordContextCache } from './recording/record-context.sql.ts';
import type { Entry } from './recording/record-input.ts';
import type { RecordOutcome } from './recording/record-outcome.ts';
import { batchWrites, type WriteBatcher } from './recording/write-batcher.ts';
import { WriteFigures } from './recording/write-figures.ts';
import { actionsOn } from './response.policy.ts';
import { readResponsePage } from './response-page.ts';
import { toResponse } from './to-response.ts';

const LARGEST_OUTBOX = 100;

@Resolver(() => Response)
export class ResponseResolver {
  readonly #countryStatuses: ReturnType<typeof countryStatusLoader>;
  readonly #late: ReturnType<typeof lateLoader>;
  readonly #decisions: ReturnType<typeof decisionLoader>;
  readonly #writes: WriteBatcher;

  constructor(
    private readonly database: Database,
    private readonly tail: LogTail,
    wakeUps: WakeUps,
    background: Background,
    figures = new WriteFigures(),
  ) {
    this.#countryStatuses = countryStatusLoader(database);
    this.#late = lateLoader(database);
    this.#decisions = decisionLoader(database);
    const contextCache = new RecordContextCache();
    tail.onOtherLog(() => contextCache.forgetAll());
    this.#writes = batchWrites(database, background, {
      contextCache,
      observe: (entries, waitedMs) => figures.observe(entries, waitedMs),
      announce: (appended) => wakeUps.announce(appended),
    });
  }

  @Query(() => ResponsePage, {
    description:
      'Answers across countries and agencies, for instance those that wait for a decision, page by page. ' +
      'Only what somebody has recorded and you may see: an absent answer is NOT_STARTED, or a draft of others.',
  })
  async responses(
    @Args(() => ResponsePageArgs) args: ResponsePageArgs,
    @Ctx() context: Context,
  ): Promise<ResponsePage> {
    const cycle = findCycle(await readCycles(this.database), args.cycle);
    if (!cycle) throw notFound('No cycle is open: name the one to read.');
    return readResponsePage(this.database, cycle.code, args, visibilityOf(requireViewer(context)));
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

  @Mutation(() => [RecordResponseResult], {
    description:
      'Confirms answers of the cycle before, in order and each with its own outcome, as `recordResponses` records them: they ' +
      'are submitted where you may submit, and otherwise in progress. Where somebody has begun, it is a conflict. Only items ' +
      `in the same words, or a reworded one alone. At most ${LARGEST_OUTBOX} entries, otherwise BAD_USER_INPUT.`,
  })
  async confirmResponses(
    @Arg('inputs', () => [ConfirmResponseInput], { description: 'What still holds.' })
    inputs: ConfirmResponseInput[],
    @Ctx() context: Context,
  ): Promise<RecordResponseResult[]> {
    if (inputs.length > LARGEST_OUTBOX) {
      throw badUserInput(`At most ${LARGEST_OUTBOX} answers go in one call: confirm the rest in another.`);
    }
    return this.#write(await confirmedEntries(this.database, requireViewer(context), inputs));
  }

  @FieldResolver(() => [AnswerAction], {
    description: 'What you may do with the answer as it stands; nothing in a cycle that is not open.',
  })
  async viewerCan(@Root() response: Response, @Ctx() context: Context): Promise<AnswerAction[]> {
    const { cycleCode: cycle, countryCode, agencyCode, status } = response;
    const countryStatus = await this.#countryStatuses.load({ cycle, country: countryCode });
    if (!countryStatus.open) return [];
    const { reporting_agencies: reportingAgencies, has_lead: hasLead } = countryStatus;
    return actionsOn(requireViewer(context), { countryCode, agencyCode, reportingAgencies, hasLead }, status);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether it was first submitted after the last day had ended everywhere on Earth: at 12:00 UTC of the day after, or ' +
      'later, by the server’s clock. Submitted again after it was returned, it stays what it was.',
  })
  async late(@Root() response: Response): Promise<boolean> {
    return (await this.#late.load(response)) !== null;
  }

  @FieldResolver(() => DateTimeISO, {
    nullable: true,
    description:
      'When a late answer was written by the device’s clock, where that was before the last day had ended; it is late all ' +
      'the same. Null otherwise.',
  })
  async lateWrittenAt(@Root() response: Response): Promise<Date | null> {
    return (await this.#late.load(response))?.writtenAt ?? null;
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'While it is RETURNED, who is to take it up; null where that is whoever writes it.',
  })
  async returnedTo(@Root() response: Response): Promise<Person | null> {
    const row = await this.#decisions.load(response);
    return row?.returned_to ? toPerson(row.returned_to) : null;
  }

  @FieldResolver(() => Endorsement, {
    nullable: true,
    description:
      'Of a country team’s answer: that the Resident Coordinator endorsed it, or submitted it. Void, and null, once what it ' +
      'says changes.',
  })
  async endorsement(@Root() response: Response): Promise<Endorsement | null> {
    const row = await this.#decisions.load(response);
    if (!row?.endorsed_by || !row.endorsed_at || row.endorsed_revision === null) return null;
    return { by: toPerson(row.endorsed_by), at: row.endorsed_at, revision: row.endorsed_revision };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why a coordinator accepted it without the endorsement that its cycle asks for; null where it isn’t accepted so, or ' +
      'nobody said why because the country has no Resident Coordinator.',
  })
  async acceptedWithoutEndorsement(@Root() response: Response): Promise<string | null> {
    return (await this.#decisions.load(response))?.unendorsed_reason ?? null;
  }

  @FieldResolver(() => EventConnection, {
    description:
      'Everything that happened to the answer and is for you to see, oldest first; conflicts included for whoever ' +
      'reads its drafts.',
  })
  async history(
    @Root() response: Response,
    @Args(() => HistoryArgs) args: HistoryArgs,
    @Ctx() context: Context,
  ): Promise<EventConnection> {
    const reader = readerOf(requireViewer(context));
    return readPage(this.tail, args, reader, (range) =>
      readHistoryPage(this.database, range, response, reader),
    );
  }

  async #record(inputs: RecordResponseInput[], context: Context): Promise<RecordResponseResult[]> {
    const author = requireViewer(context);
    return this.#write(inputs.map((input) => ({ author, input: { ...input } })));
  }

  async #write(entries: readonly Entry[]): Promise<RecordResponseResult[]> {
    const outcomes = await this.#writes.record(entries);
    return outcomes.map(toRecordResult);
  }
}

/** What became of an input as the API says it. */
function toRecordResult(outcome: RecordOutcome): RecordResponseResult {
  const { mutationId } = outcome;
  switch (outcome.kind) {
    case 'RECORDED': {
      const { progress, cursor, merged, replayed } = outcome;
      const response = toResponse(outcome.response);
      return { __typename: 'ResponseRecorded', mutationId, response, progress, cursor, merged, replayed };
    }
    case 'CONFLICTED':
      return {
        __typename: 'ResponseConflict',
        mutationId,
        id: encodeNodeId('Event', String(outcome.position)),
        response: toResponse(outcome.response),
        fields: outcome.clashes.map((clash) => ({ ...clash, theirsBy: toPerson(clash.theirsBy) })),
        replayed: outcome.replayed,
      };
    case 'REFUSED':
      return { __typename: 'ResponseRefused', mutationId, code: outcome.code, message: outcome.message };
  }
}
