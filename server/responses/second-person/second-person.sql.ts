import type { Queryable, Statement } from '../../database/database.ts';
import { contentNames } from '../../domain/response-fields.ts';

const readStatement: Statement = {
  name: 'second-person',
  text: `
    select log_head.position as "headPosition", log_head.hash as "headHash", country.code is not null as known,
           cell.agency_code as agency, cell.second_person as asked
      from log_head
      left join country on country.code = $1
      left join cell on cell.cycle_code = log_head.open_cycle_code and cell.country_code = country.code
                        and cell.agency_code is not null and cell.presence <> 'NONE'
     order by cell.agency_code collate "C"`,
};

/** What the agencies that report in a country ask for, in the open cycle; one row without an agency where none does. */
export type AskedRow = { headPosition: number; headHash: Buffer; known: boolean } & (
  | { agency: string; asked: boolean }
  | { agency: null; asked: null }
);

export function readSecondPerson(connection: Queryable, country: string): Promise<AskedRow[]> {
  return connection.query<AskedRow>(readStatement, [country]);
}

const cellsStatement: Statement = {
  name: 'second-person-cells',
  text: `
    select cell.id from cycle join cell on cell.cycle_code = cycle.code
     where cycle.state = 'OPEN' and cell.agency_code = $1 and ($2::text is null or cell.country_code = $2)
       and cell.presence <> 'NONE'`,
};

/** The agency's cells of the open cycle, in one country or with null in all. */
export async function findCells(
  connection: Queryable,
  agency: string,
  country: string | null,
): Promise<number[]> {
  return (await connection.query<{ id: number }>(cellsStatement, [agency, country])).map(({ id }) => id);
}

const lockStatement: Statement = {
  name: 'second-person-lock',
  text: `
    with answers as materialized (
      select cell_id from response where cell_id = any ($1::integer[])
       order by cell_id, item_code for no key update
    )
    select id, cycle_code as "cycleCode", country_code as "countryCode", second_person as asked from cell
     where id = any ($1::integer[]) and (select count(*) from answers) >= 0
     order by id for no key update`,
};

export type LockedCell = { id: number; cycleCode: string; countryCode: string; asked: boolean };

/** Answers before cells, as whoever records locks them: nobody submits while it is decided who may. */
export function lockCells(connection: Queryable, ids: readonly number[]): Promise<LockedCell[]> {
  return connection.query<LockedCell>(lockStatement, [ids]);
}

const setStatement: Statement = {
  name: 'second-person-set',
  text: `
    with idle as (
      update response set waits_since = null
       where cell_id = any ($1::integer[]) and status = 'IN_PROGRESS' and waits_since is not null
    )
    update cell set second_person = $2 where id = any ($1::integer[])`,
};

/** Sets it for cells. What waited for a second person waits no more. */
export async function setSecondPerson(
  connection: Queryable,
  ids: readonly number[],
  asked: boolean,
): Promise<void> {
  await connection.query(setStatement, [ids, asked]);
}

const waitStatement: Statement = {
  name: 'second-person-wait',
  text: `
    update response set waits_since = said.position
      from unnest($1::integer[], $2::bigint[]) as said (cell_id, position)
     where response.cell_id = said.cell_id and status = 'IN_PROGRESS'
       and ${contentNames.map((name) => `${name} is not null`).join(' and ')}`,
};

/** What is ready in these cells waits for a second person since the event at a position, one for each cell. */
export async function letReadyWait(
  connection: Queryable,
  since: readonly { id: number; position: number }[],
): Promise<void> {
  await connection.query(waitStatement, [since.map(({ id }) => id), since.map(({ position }) => position)]);
}
