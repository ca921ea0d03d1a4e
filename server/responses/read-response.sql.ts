import type { VisibilityScope } from '../access/visibility.ts';
import { draftStatus, keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { ResponseKey } from '../log/read-events.sql.ts';
import type { ResponseState } from './recording/record-outcome.ts';

type ResponseRow = Pick<ResponseState, 'status' | 'rating' | 'narrative' | 'revision'> & {
  updated_at: Date;
  author_id: string;
  author_name: string;
};

const readResponseStatement: Statement = {
  name: 'read-response',
  text: `
    select response.status, response.rating, response.narrative, response.revision, response.updated_at,
           author.id as author_id, author.name as author_name
      from cell
      join response on response.cell_id = cell.id and response.item_code = $4 and response.revision > 0
      join person as author on author.id = response.updated_by
     where cell.cycle_code = $1 and cell.country_code = $2
       and (cell.agency_code = $3 or ($3::text is null and cell.agency_code is null))
       and ${visibleResponse(draftStatus('response.status'), '$5')}`,
};

/** One response as it stands; null where nobody has answered, or nobody for whoever asks. */
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
  if (!row) return null;
  const { status, rating, narrative, revision, updated_at: updatedAt } = row;
  return {
    ...key,
    status,
    rating,
    narrative,
    revision,
    updatedAt,
    updatedBy: { id: row.author_id, name: row.author_name },
  };
}
