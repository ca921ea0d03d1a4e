import type { Queryable, Statement } from '../database/database.ts';

/** An agency's answer of the open cycle whose rating asks for evidence. */
export type EvidencePlace = {
  cycle: string;
  country: string;
  agency: string;
  item: string;
  accepted: boolean;
  opensOn: string;
  /** What the item lists. */
  kinds: string[];
};

const statement: Statement = {
  name: 'demonstration-evidence-places',
  text: `
    select cycle.code as cycle, cell.country_code as country, cell.agency_code as agency, response.item_code as item,
           response.status = 'ACCEPTED' as accepted, cycle.opens_on as "opensOn", item.evidence as kinds
      from cycle join cell on cell.cycle_code = cycle.code join response on response.cell_id = cell.id
      join checklist_item as item on item.version = cycle.checklist_version and item.code = response.item_code
     where cycle.state = 'OPEN' and cell.agency_code is not null and cell.presence is distinct from 'NONE'
       and cell.country_code = any ($1::text[]) and response.status in ('SUBMITTED', 'ACCEPTED')
       and response.rating in ('APPROACHES', 'MEETS', 'EXCEEDS')
     order by md5(cell.country_code || cell.agency_code || response.item_code) limit $2::integer`,
};

/** Some of them in these countries, the same ones whenever it is asked. */
export function readEvidencePlaces(
  connection: Queryable,
  countries: readonly string[],
  limit: number,
): Promise<EvidencePlace[]> {
  return connection.query<EvidencePlace>(statement, [countries, limit]);
}

const anyStatement: Statement = {
  name: 'demonstration-any-evidence',
  text: 'select exists (select from evidence) as found',
};

export async function holdsEvidence(connection: Queryable): Promise<boolean> {
  return (await connection.query<{ found: boolean }>(anyStatement))[0]?.found ?? false;
}
