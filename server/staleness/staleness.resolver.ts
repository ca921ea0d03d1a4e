import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { StalenessArgs, StalenessPage } from '../../schema/types/staleness.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { CalendarData } from '../calendars/calendar-data.ts';
import type { Database } from '../database/database.ts';
import { readStaleness } from './read-staleness.ts';

/** Who is stuck, and why. */
@Resolver()
export class StalenessResolver {
  constructor(
    private readonly database: Database,
    private readonly data: CalendarData,
  ) {}

  @Query(() => StalenessPage, {
    description:
      'What is stuck in the open cycle, each with its rule, the days it counted and whose turn it is; as far as it is for ' +
      'you to see. Days are working days by the country’s own calendar. No draft is told of but in the counts.',
  })
  staleness(@Args(() => StalenessArgs) args: StalenessArgs, @Ctx() context: Context): Promise<StalenessPage> {
    return readStaleness(this.database, this.data, requireViewer(context), args);
  }
}
