import { createHash } from 'node:crypto';
import type { Queryable, Statement } from '../database/database.ts';

const forgetOld: Statement = {
  name: 'used-once-forget',
  text: 'delete from used_once where expires_at < clock_timestamp()',
};
const useStatement: Statement = {
  name: 'used-once-use',
  text: `
    insert into used_once (digest, expires_at) values ($1::bytea, clock_timestamp() + make_interval(secs => $2::integer))
    on conflict (digest) do nothing
    returning true as first`,
};

/**
 * Uses something up that may come only once on any replica; false where it was used before. It is remembered for as long
 * as it would be valid otherwise.
 */
export async function consumeNonce(
  connection: Queryable,
  what: string,
  forSeconds: number,
): Promise<boolean> {
  await connection.query(forgetOld);
  const digest = createHash('sha256').update(what, 'utf8').digest();
  const rows = await connection.query<{ first: boolean }>(useStatement, [digest, forSeconds]);
  return rows.length > 0;
}
