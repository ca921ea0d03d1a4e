import type { DaysAnswered } from '../../schema/types/days-answered.ts';
import type { Queryable } from '../database/database.ts';
import { byCode, type KeptDays, type Span } from './kept-days.ts';

/** How much each agency and the country teams had answered at the end of each day. */
export async function readDaysAnswered(
  days: KeptDays,
  connection: Queryable,
  cycle: string,
  span: Span,
): Promise<DaysAnswered> {
  const { rows, cursor } = await days.read(connection, cycle, span, (agency) => [agency]);
  return {
    firstDay: span.firstDay,
    parties: [...rows]
      .sort(([one], [other]) => byCode(one, other))
      .map(([agency, answered]) => ({ agencyCode: agency || null, answered })),
    cursor,
  };
}
