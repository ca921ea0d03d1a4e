import { countingRoles } from '../access/counting-roles.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { tokenLives } from './access-token.sql.ts';
import { sessionLives } from './session.sql.ts';

const scopes: Statement = {
  name: 'session-watch-scopes',
  text: `
    select watched.id, md5(${countingRoles}::text) as scope
      from unnest($1::uuid[]) as watched (id)
      join lateral (
        select person_id from session where session.id = watched.id and ${sessionLives}
        union all
        select person_id from access_token where access_token.id = watched.id and ${tokenLives}
      ) as credential on true
      join person on person.id = credential.person_id and person.deactivated_at is null`,
};

/** What the holders of these sessions and tokens may see now; one that has ended is not among them. */
export async function readScopes(connection: Queryable, ids: string[]): Promise<Map<string, string>> {
  const rows = await connection.query<{ id: string; scope: string }>(scopes, [ids]);
  return new Map(rows.map(({ id, scope }) => [id, scope]));
}
