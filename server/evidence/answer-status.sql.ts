import type { ResponseStatus } from '../../schema/types/response-status.ts';
import type { Queryable, Statement } from '../database/database.ts';

const statement: Statement = {
  name: 'evidence-answer-status',
  text: `
    select coalesce(response.status, 'NOT_STARTED') as status, cycle.state = 'OPEN' as open
      from cell join cycle on cycle.code = cell.cycle_code
      left join response on response.cell_id = cell.id and response.item_code = $2::text
     where cell.id = $1::integer`,
};

/** How an answer stands, and whether its cycle is open. */
export async function readAnswerStatus(
  connection: Queryable,
  cellId: number,
  item: string,
): Promise<{ status: ResponseStatus; open: boolean }> {
  const [row] = await connection.query<{ status: ResponseStatus; open: boolean }>(statement, [cellId, item]);
  if (!row) throw new Error('a cell that was just read is not there');
  return row;
}
