import DataLoader from 'dataloader';
import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { OpenedAnswerInput } from '../../schema/types/opened-answer-input.ts';
import { Response } from '../../schema/types/response.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { Database } from '../database/database.ts';
import { countryStatusLoader } from '../responses/country-status-loader.ts';
import { MOST_OPENED, noteOpenings } from './note-openings.ts';
import { readsWhetherSeen } from './seen.policy.ts';
import { type OpenedAnswer, readSeenOn } from './seen.sql.ts';

/** Whether a coordinator has seen what somebody wrote: a day, and nobody's name. */
@Resolver(() => Response)
export class SeenResolver {
  readonly #countryStatuses: ReturnType<typeof countryStatusLoader>;
  readonly #seen: DataLoader<OpenedAnswer, string | null>;

  constructor(private readonly database: Database) {
    this.#countryStatuses = countryStatusLoader(database);
    this.#seen = new DataLoader<OpenedAnswer, string | null>(
      async (answers) => {
        const days = await readSeenOn(database, answers);
        return answers.map((_, index) => days.get(index) ?? null);
      },
      { cache: false, batchScheduleFn: setImmediate },
    );
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The first day, `YYYY-MM-DD` in UTC, on which a coordinator of the country saw it as it stands: opened it, or marked its cell ' +
      'as seen, after its last change; null where nobody did. Whoever changed it last doesn’t count. Only for those who write it ' +
      'there for their agency or country team; null for everybody else.',
  })
  async seenOn(@Root() response: Response, @Ctx() context: Context): Promise<string | null> {
    const { cycleCode: cycle, countryCode: country, agencyCode, itemCode: item, revision } = response;
    const { reporting_agencies: reportingAgencies } = await this.#countryStatuses.load({ cycle, country });
    const place = { countryCode: country, agencyCode, reportingAgencies };
    if (!readsWhetherSeen(requireViewer(context), place)) return null;
    return this.#seen.load({ cycle, country, agency: agencyCode, item, revision });
  }

  @Mutation(() => Int, {
    description:
      'Notes that you opened answers, in countries that you coordinate: those who write them are shown the day, and not your name. ' +
      'It is no part of the log. Answers of other countries and what you had seen before are left out, and so is everything for ' +
      `a program. Gives how many openings were new. At most ${MOST_OPENED}, otherwise BAD_USER_INPUT.`,
  })
  openAnswers(
    @Arg('answers', () => [OpenedAnswerInput], { description: 'What stood before you.' })
    answers: OpenedAnswerInput[],
    @Ctx() context: Context,
  ): Promise<number> {
    return noteOpenings(this.database, context, answers);
  }
}
