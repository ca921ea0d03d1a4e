import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type pg from 'pg';
import { rowsOf } from '../shared/pool.ts';

const startSession = {
  name: 'start-session',
  text: `insert into session (id, person_id, created_at, last_seen_at, expires_at)
         values ($1, $2, now(), now(), now() + interval '7 days')`,
};

/** A session's row and its cookie, which is the least that signing in can be. */
export async function signIn(pool: pg.Pool, response: ServerResponse, personId: string): Promise<void> {
  const id = randomUUID();
  await rowsOf(pool, startSession, [id, personId]);
  response.writeHead(200, { 'set-cookie': `session=${id}; HttpOnly`, 'content-length': 2 });
  response.end('{}');
}
