import type { Statement } from '../../database/database.ts';
import { countedIncidents } from '../incidents/counted.sql.ts';
import type { MonitorConnection } from '../monitor-connection.ts';
import type { CountedEvent } from './build-series.ts';

const events: Statement = {
  name: 'monitor-counted-events',
  text: `
    with ${countedIncidents},
    every as (
      select group_id, categories, occurred_on, null::date as ended_on, date_precision, region, sources, 'OWN' as source_class
        from counted
      union all
      select group_id, categories, occurred_on, ended_on, date_precision, region, array[source], 'IMPORTED'
        from monitor_imported_event where country_code = $1
    )
    select group_id as "groupId", coalesce(monitor_group.hidden, false) as hidden, categories, occurred_on as "occurredOn",
           ended_on as "endedOn", date_precision as "datePrecision", region, sources, source_class as "sourceClass"
      from every left join monitor_group on monitor_group.id = group_id`,
};

/** Everything of a country that counts: its own incidents, and those that others publish. */
export function readCountedEvents(
  connection: MonitorConnection,
  countryCode: string,
): Promise<CountedEvent[]> {
  return connection.query<CountedEvent>(events, [countryCode]);
}
