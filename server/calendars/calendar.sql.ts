import type { PauseKind } from '../../schema/types/pause.ts';
import { hasLead } from '../access/country-lead.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';

/** Who says something of working days, where: the cell by whose place the log tells of it. */
export type CalendarPlace = {
  cellId: number;
  cycleCode: string;
  reportingAgencies: string[];
  hasLead: boolean;
};

const readPlace: Statement = {
  name: 'calendar-place',
  text: `
    select cell.id as "cellId", cell.cycle_code as "cycleCode", ${hasLead('cell.country_code')} as "hasLead",
           array(select own.agency_code from cell as own
                  where own.cycle_code = cell.cycle_code and own.country_code = cell.country_code
                    and own.agency_code is not null and own.presence <> 'NONE'
                  order by own.agency_code) as "reportingAgencies"
      from cycle join cell on cell.cycle_code = cycle.code
     where cycle.state = 'OPEN' and cell.country_code = $1 and cell.agency_code is not distinct from $2::text
       and cell.presence is distinct from 'NONE'`,
};

/** The place of an agency, or with null of the country team, in the open cycle; null where nothing is due. */
export async function readCalendarPlace(
  connection: Queryable,
  country: string,
  agency: string | null,
): Promise<CalendarPlace | null> {
  return (await connection.query<CalendarPlace>(readPlace, [country, agency]))[0] ?? null;
}

export type WorkingWeekRow = {
  countryCode: string;
  weekend: number[];
  setBy: { id: string; name: string };
  setAt: Date;
};

const readWeeks: Statement = {
  name: 'calendar-weeks',
  text: `
    select working_week.country_code as "countryCode", weekend, set_at as "setAt",
           jsonb_build_object('id', person.id, 'name', person.name) as "setBy"
      from working_week join person on person.id = working_week.set_by
     where $1::text is null or country_code = $1`,
};

/** The working weeks that country teams set: all, or of one country. */
export function readWorkingWeeks(connection: Queryable, country: string | null): Promise<WorkingWeekRow[]> {
  return connection.query<WorkingWeekRow>(readWeeks, [country]);
}

const lockWeek: Statement = {
  name: 'calendar-lock-country',
  text: 'select code from country where code = $1 for no key update',
};

/** What is said of one country's working days comes one after the other. */
export async function lockCountry(connection: Queryable, country: string): Promise<boolean> {
  return (await connection.query(lockWeek, [country])).length > 0;
}

const writeWeek: Statement = {
  name: 'calendar-write-week',
  text: `
    insert into working_week (country_code, weekend, set_by, set_at) values ($1, $2, $3, clock_timestamp())
    on conflict (country_code) do update
      set weekend = excluded.weekend, set_by = excluded.set_by, set_at = excluded.set_at`,
};

export async function saveWorkingWeek(
  connection: Queryable,
  country: string,
  weekend: number[],
  personId: string,
): Promise<void> {
  await connection.query(writeWeek, [country, weekend, personId]);
}

export type PauseRow = {
  id: string;
  countryCode: string;
  agencyCode: string | null;
  kind: PauseKind;
  startsOn: string;
  endsOn: string;
  declaredBy: { id: string; name: string };
  declaredAt: Date;
};

const pauseColumns = `
  pause.id, pause.country_code as "countryCode", pause.agency_code as "agencyCode", pause.kind,
  pause.starts_on as "startsOn", pause.ends_on as "endsOn", pause.declared_at as "declaredAt",
  jsonb_build_object('id', person.id, 'name', person.name) as "declaredBy"`;

const readPausesStatement: Statement = {
  name: 'calendar-pauses',
  text: `
    select ${pauseColumns} from pause join person on person.id = pause.declared_by
     where ($1::text is null or pause.country_code = $1)
       and pause.ends_on >= (clock_timestamp() at time zone 'utc')::date - 366
     order by pause.starts_on desc, pause.id`,
};

/** What was declared, of one country or of all, the latest first; none that ended over a year ago. */
export function readPauses(connection: Queryable, country: string | null): Promise<PauseRow[]> {
  return connection.query<PauseRow>(readPausesStatement, [country]);
}

const readPauseStatement: Statement = {
  name: 'calendar-pause',
  text: `select ${pauseColumns} from pause join person on person.id = pause.declared_by where pause.id = $1`,
};

export async function readPause(connection: Queryable, id: string): Promise<PauseRow | null> {
  return (await connection.query<PauseRow>(readPauseStatement, [id]))[0] ?? null;
}

const insert: Statement = {
  name: 'calendar-insert-pause',
  text: `
    insert into pause (id, country_code, agency_code, kind, starts_on, ends_on, declared_by, declared_at)
    values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp())`,
};

export async function insertPause(
  connection: Queryable,
  { id, countryCode, agencyCode, kind, startsOn, endsOn }: Omit<PauseRow, 'declaredBy' | 'declaredAt'>,
  personId: string,
): Promise<void> {
  await connection.query(insert, [id, countryCode, agencyCode, kind, startsOn, endsOn, personId]);
}

const setEnd: Statement = { name: 'calendar-end-pause', text: 'update pause set ends_on = $2 where id = $1' };
const remove: Statement = { name: 'calendar-remove-pause', text: 'delete from pause where id = $1' };

/** Lets it end on another day; null takes it back. */
export async function savePauseEnd(connection: Queryable, id: string, endsOn: string | null): Promise<void> {
  if (endsOn === null) await connection.query(remove, [id]);
  else await connection.query(setEnd, [id, endsOn]);
}
