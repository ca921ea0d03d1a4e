import type { AnsweredByDay, DayDimension } from '../../schema/types/answered-by-day.ts';
import type { Queryable } from '../database/database.ts';
import type { AnsweredKey } from './answered-by-day.sql.ts';
import { byCode, type KeptDays, type Span } from './kept-days.ts';

/** Under this name everything is added up; no code is spelt so. */
const everything = '*';

/** Which codes an answer counts under. The country teams’ is the empty text. */
const codesOf: Readonly<Record<DayDimension, (key: AnsweredKey) => readonly string[]>> = {
  REGION: ({ region }) => [region],
  AGENCY: ({ agency }) => [agency],
  SECTION: ({ section }) => [section],
  AREA: ({ areas }) => areas.map(String),
};

/** How much was answered at the end of each day, by one thing; of the items of an area alone, or of all for null. */
export async function readAnsweredByDay(
  days: KeptDays,
  connection: Queryable,
  { cycle, span, by, area }: { cycle: string; span: Span; by: DayDimension; area: number | null },
): Promise<AnsweredByDay> {
  const { rows, cursor } = await days.read(connection, cycle, span, (text) => {
    const key = JSON.parse(text) as AnsweredKey;
    return area === null || key.areas.includes(area) ? [everything, ...codesOf[by](key)] : [];
  });
  const total = rows.get(everything) ?? [];
  rows.delete(everything);
  return {
    firstDay: span.firstDay,
    total,
    rows: [...rows]
      .sort(([one], [other]) => byCode(one, other))
      .map(([code, answered]) => ({ code: code || null, answered })),
    cursor,
  };
}
