import type { VisibilityScope } from '../access/visibility.ts';
import { keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import { servesArea } from '../catalogue/area.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { comparedField, comparedScale } from '../domain/response-fields.ts';
import { type ResponseRow, responseColumns } from '../responses/to-response.ts';

/** So many steps of the scale apart, two answers can hardly both be right. */
const APART = 2;

/** What contradictions are ordered by. */
export type ContradictionPlace = { steps: number; countryCode: string; itemCode: string };

/** One of the answers of a contradiction, with the end of the log and how many contradictions there are; without a country where there are none. */
export type ContradictionRow = ResponseRow & {
  position: number;
  hash: Buffer;
  total: number;
  steps: number;
  country_code: string | null;
};

/** Null for what has no place on the scale. */
const step = `array_position('{${comparedScale.join(',')}}'::text[], response.${comparedField})`;

const readStatement: Statement = {
  name: 'read-contradictions',
  text: `
    with rated as materialized (
      select cell.country_code, cell.agency_code, response.cell_id, response.item_code, ${step} as step
        from cell join response on response.cell_id = cell.id
       where cell.cycle_code = $1 and cell.agency_code is not null and cell.presence is distinct from 'NONE'
         and ($2::text[] is null or cell.country_code = any($2)) and ${servesArea('response.item_code', '$1', '$8')}
         and response.status in ('SUBMITTED', 'ACCEPTED') and ${step} is not null
         and ${visibleResponse('false', '$7')}
    ),
    apart as materialized (
      select country_code, item_code, max(step) - min(step) as steps from rated
       group by country_code, item_code having max(step) - min(step) >= ${APART}
    ),
    page as (
      select * from apart
       where $3::integer is null
          or (-steps, country_code collate "C", item_code collate "C") > (-$3, $4::text, $5::text)
       order by -steps, country_code collate "C", item_code collate "C"
       limit $6
    )
    select log_head.position, log_head.hash, (select count(*)::integer from apart) as total,
           page.steps, page.country_code, ${responseColumns('rated')}
      from log_head left join page on true
      left join rated on rated.country_code = page.country_code and rated.item_code = page.item_code
      left join response on response.cell_id = rated.cell_id and response.item_code = rated.item_code
      left join person as author on author.id = response.updated_by
     order by -page.steps, page.country_code collate "C", page.item_code collate "C", rated.step, rated.agency_code collate "C"`,
};

/** The answers of up to `limit` contradictions after a place, as far as somebody reads them; those of one follow each other. */
export function readContradictionRows(
  connection: Queryable,
  { cycle, countries, area }: { cycle: string; countries: string[] | null; area: number | null },
  { after, limit }: { after: ContradictionPlace | null; limit: number },
  scope: VisibilityScope,
): Promise<ContradictionRow[]> {
  return connection.query<ContradictionRow>(readStatement, [
    cycle,
    countries,
    after?.steps ?? null,
    after?.countryCode ?? null,
    after?.itemCode ?? null,
    limit,
    keysOf(scope),
    area,
  ]);
}
