import type { Statement } from '../../database/database.ts';
import { countedIncidents } from '../incidents/counted.sql.ts';
import type { MonitorConnection } from '../monitor-connection.ts';
import type { CountedEvent } from './build-series.ts';
import type { EventTime } from './periods.ts';

const events: Statement = {
  name: 'monitor-counted-events',
  text: `
    with ${countedIncidents()},
    -- Row-level security asks of each group who may see it: once, and not for each of its incidents.
    named as materialized (select id, hidden from monitor_group where country_code = $1),
    every as (
      select group_id, categories, occurred_on, null::date as ended_on, date_precision, region, sources, 'OWN' as source_class
        from counted
      union all
      select group_id, categories, occurred_on, ended_on, date_precision, region, array[source], 'IMPORTED'
        from monitor_imported_event where country_code = $1
    )
    select group_id as "groupId", coalesce(named.hidden, false) as hidden, categories, occurred_on as "occurredOn",
           ended_on as "endedOn", date_precision as "datePrecision", region, sources, source_class as "sourceClass"
      from every left join named on named.id = group_id`,
};

/** Everything of a country that counts: its own incidents, and those that others publish. */
export function readCountedEvents(
  connection: MonitorConnection,
  countryCode: string,
): Promise<CountedEvent[]> {
  return connection.query<CountedEvent>(events, [countryCode]);
}

/** An event of others with coordinates that are no vaguer than a district. */
export type LocatedEvent = EventTime & {
  groupId: string | null;
  categories: string[];
  region: string;
  latitude: number;
  longitude: number;
};

const located: Statement = {
  name: 'monitor-located-events',
  text: `
    select group_id as "groupId", categories, occurred_on as "occurredOn", ended_on as "endedOn",
           date_precision as "datePrecision", region, latitude, longitude
      from monitor_imported_event
     where country_code = $1 and region is not null and latitude is not null and longitude is not null
       and place_precision in ('SITE', 'TOWN', 'DISTRICT')`,
};

/** Imported events of a country whose places are known well enough to be near to each other or not. */
export function readLocatedEvents(
  connection: MonitorConnection,
  countryCode: string,
): Promise<LocatedEvent[]> {
  return connection.query<LocatedEvent>(located, [countryCode]);
}
