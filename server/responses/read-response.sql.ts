import type { VisibilityScope } from '../access/visibility.ts';
import { draftStatus, keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { ResponseKey } from '../log/read-events.sql.ts';
import { type ResponseRow, type ResponseState, responseColumns, toResponseState } from './to-response.ts';

const readResponseStatement: Statement = {
  name: 'read-response',
  text: `
    select ${responseColumns()}
      from cell
      join response on response.cell_id = cell.id and response.item_code = $4 and response.revision > 0
      join person as author on author.id = response.updated_by
     where cell.cycle_code = $1 and cell.country_code = $2
       and (cell.agency_code = $3 or ($3::text is null and cell.agency_code is null))
       and ${visibleResponse(draftStatus('response.status'), '$5')}`,
};

/** One response as it stands; null where nobody has answered, or nobody that the viewer may see. */
export async function readResponse(
  connection: Queryable,
  key: ResponseKey,
  scope: VisibilityScope,
): Promise<ResponseState | null> {
  const [row] = await connection.query<ResponseRow>(readResponseStatement, [
    key.cycleCode,
    key.countryCode,
    key.agencyCode,
    key.itemCode,
    keysOf(scope),
  ]);
  return row ? toResponseState(key.cycleCode, key.countryCode, row) : null;
}
