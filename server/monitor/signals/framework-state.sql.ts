import type { SensitiveDateKind } from '../../../schema/types/assessment-terms.ts';
import type { Statement } from '../../database/database.ts';
import type { IndicatorLevel } from '../detectors/indicator-rise.ts';
import type { MonitorConnection } from '../monitor-connection.ts';

/** What detection reads of a country's assessments and dates: no words. Days are UTC dates as `2027-01-31`. */
export type FrameworkState = {
  groups: { groupId: string; hidden: boolean }[];
  /** All looks, of each indicator the oldest first. */
  looks: { groupId: string | null; indicator: string; level: IndicatorLevel; day: string }[];
  dates: { groupId: string | null; kind: SensitiveDateKind; day: string; yearly: boolean }[];
};

const groups: Statement = {
  name: 'monitor-framework-groups',
  text: 'select id as "groupId", hidden from monitor_group where country_code = $1 order by id',
};
const looks: Statement = {
  name: 'monitor-framework-looks',
  text: `
    select group_id as "groupId", indicator, level, to_char(assessed_at at time zone 'utc', 'YYYY-MM-DD') as day
      from monitor_assessment where country_code = $1 order by revision`,
};
const dates: Statement = {
  name: 'monitor-framework-dates',
  text: `
    select group_id as "groupId", kind, to_char(day, 'YYYY-MM-DD') as day, yearly
      from monitor_sensitive_date where country_code = $1 order by monitor_sensitive_date.day, id`,
};

export async function readFrameworkState(
  connection: MonitorConnection,
  countryCode: string,
): Promise<FrameworkState> {
  return {
    groups: await connection.query(groups, [countryCode]),
    looks: await connection.query(looks, [countryCode]),
    dates: await connection.query(dates, [countryCode]),
  };
}
