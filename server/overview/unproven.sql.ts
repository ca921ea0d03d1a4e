import type { VisibilityScope } from '../access/visibility.ts';
import { keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import { servesArea } from '../catalogue/area.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { comparedField } from '../domain/response-fields.ts';
import { counts, withFile } from '../evidence/evidence.sql.ts';
import { type ResponseRow, responseColumns } from '../responses/to-response.ts';

/** What these answers are ordered by; the country team's agency is the empty text. */
export type UnprovenPlace = { countryCode: string; agencyCode: string; itemCode: string };

/** An answer, with the end of the log and how many there are; without a country where there are none. */
export type UnprovenRow = ResponseRow & {
  position: number;
  hash: Buffer;
  total: number;
  country_code: string | null;
};

const readStatement: Statement = {
  name: 'read-unproven',
  text: `
    with unproven as materialized (
      select cell.country_code, cell.agency_code, response.cell_id, response.item_code
        from cycle join cell on cell.cycle_code = cycle.code join response on response.cell_id = cell.id
       where cycle.code = $1::text and cell.presence is distinct from 'NONE'
         and ($2::text[] is null or cell.country_code = any ($2::text[])) and ${servesArea('response.item_code', '$1', '$8')}
         and response.status = 'ACCEPTED' and response.${comparedField} in ('APPROACHES', 'MEETS', 'EXCEEDS')
         and ${visibleResponse('false', '$7')}
         and not exists (
           select from evidence ${withFile}
            where evidence.cell_id = response.cell_id and evidence.item_code = response.item_code and ${counts})
    ),
    page as (
      select * from unproven
       where $3::text is null
          or (country_code collate "C", coalesce(agency_code, '') collate "C", item_code collate "C")
             > ($3::text, $4::text, $5::text)
       order by country_code collate "C", coalesce(agency_code, '') collate "C", item_code collate "C"
       limit $6::integer
    )
    select log_head.position, log_head.hash, (select count(*)::integer from unproven) as total, page.country_code,
           ${responseColumns('page')}
      from log_head left join page on true
      left join response on response.cell_id = page.cell_id and response.item_code = page.item_code
      left join person as author on author.id = response.updated_by
     order by page.country_code collate "C", coalesce(page.agency_code, '') collate "C", page.item_code collate "C"`,
};

/** Answers that were accepted though what they rate asks for evidence, and nothing beside them counts. */
export function readUnprovenRows(
  connection: Queryable,
  { cycle, countries, area }: { cycle: string; countries: readonly string[] | null; area: number | null },
  { after, limit }: { after: UnprovenPlace | null; limit: number },
  scope: VisibilityScope,
): Promise<UnprovenRow[]> {
  return connection.query<UnprovenRow>(readStatement, [
    cycle,
    countries,
    after?.countryCode ?? null,
    after?.agencyCode ?? null,
    after?.itemCode ?? null,
    limit,
    keysOf(scope),
    area,
  ]);
}
