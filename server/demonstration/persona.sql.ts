import type { Queryable, Statement } from '../database/database.ts';
import { foldName } from '../domain/fold-name.ts';
import type { CellWork } from './listed-personas.ts';
import type { Persona } from './personas.ts';

export type PersonaPerson = { persona: string; id: string; name: string; deactivated: boolean };

const personaPeople: Statement = {
  name: 'persona-people',
  text: `
    select persona, id, name, deactivated_at is not null as deactivated
      from person where persona = any ($1::text[])`,
};

/** Those of these personas that are people already. */
export async function findPersonaPeople(connection: Queryable, personas: string[]): Promise<PersonaPerson[]> {
  return connection.query<PersonaPerson>(personaPeople, [personas]);
}

const addPersonaPeople: Statement = {
  name: 'persona-add-people',
  text: `
    with wanted as (
      select * from jsonb_to_recordset($1::jsonb)
        as wanted (persona text, name text, name_folded text, role text, "agencyCode" text, "countryCode" text,
                     "residentCoordinator" boolean, monitoring boolean)
    ),
    added as (
      insert into person (id, name, name_folded, persona)
      select gen_random_uuid(), name, name_folded, persona from wanted order by persona
      on conflict (persona) do nothing
      returning id, persona
    )
    insert into membership (person_id, role, agency_code, country_code, resident_coordinator, monitoring, given_at)
    select added.id, wanted.role, wanted."agencyCode", wanted."countryCode",
           coalesce(wanted."residentCoordinator", false), coalesce(wanted.monitoring, false), null
      from added join wanted on wanted.persona = added.persona`,
};

/**
 * Makes people with their membership of these personas, except of those that somebody else has just made. They have it since
 * ever: what the demonstration tells of last month was theirs to do.
 */
export async function insertPersonaPeople(connection: Queryable, personas: Persona[]): Promise<void> {
  const rows = personas.map(({ persona, name, membership }) => ({
    persona,
    name,
    name_folded: foldName(name),
    ...membership,
  }));
  await connection.query(addPersonaPeople, [JSON.stringify(rows)]);
}

const cellWork: Statement = {
  name: 'persona-cell-work',
  text: `
    select cell.agency_code as "agencyCode", cell.country_code as "countryCode", submitted, returned,
           not_started + in_progress + returned as due
      from cell join cycle on cycle.code = cell.cycle_code
     where cycle.state = 'OPEN' and cell.presence is distinct from 'NONE'`,
};

/** How far everybody is who reports in the open cycle; none where no cycle is open. */
export function readCellWork(connection: Queryable): Promise<CellWork[]> {
  return connection.query<CellWork>(cellWork);
}
