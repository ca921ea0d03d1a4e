import { mayTakeUp } from '../access/may-take-up.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';

/** Most people who are offered. */
const MOST_PEOPLE = 100;

const placesStatement: Statement = {
  name: 'take-up-places',
  text: `
    select cell.id from jsonb_to_recordset($1::jsonb) as asked (country text, agency text)
      join cell on cell.cycle_code = (select open_cycle_code from log_head) and cell.country_code = asked.country
                   and cell.agency_code is not distinct from asked.agency and cell.presence is distinct from 'NONE'`,
};

/** The cells of the open cycle at these places: fewer, where nobody reports at one. */
export async function findPlaces(
  connection: Queryable,
  places: readonly { country: string; agency: string | null }[],
): Promise<number[]> {
  const rows = await connection.query<{ id: number }>(placesStatement, [JSON.stringify(places)]);
  return rows.map(({ id }) => id);
}

const peopleStatement: Statement = {
  name: 'take-up-people',
  text: `
    select taker.id, taker.name from person as taker
     where not exists (select from cell where cell.id = any ($1::integer[]) and not ${mayTakeUp('taker.id')})
     order by taker.name collate "C", taker.id limit ${MOST_PEOPLE}`,
};

/** Who may take up what is returned in every one of these cells, by name. */
export function readWhoTakesUp(
  connection: Queryable,
  cellIds: readonly number[],
): Promise<{ id: string; name: string }[]> {
  return connection.query(peopleStatement, [cellIds]);
}
