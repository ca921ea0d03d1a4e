import type { BenchPostgres } from '../postgres.ts';
import { openCycle } from './catalogue.ts';

/**
 * One more event for every answer of the open cycle, in an order that scatters them as work of many people does: its rating
 * goes back and forth, so that counts stay as they are. The last one brings it back, so that who compares ratings has the
 * same to do. Hashes are distinct, and are no chain: linking twenty million of them would take longer than everything else,
 * and nothing that is measured here looks at one but the last.
 */
const appendPass = `
  with due as (
    select response.cell_id, response.item_code, response.revision, response.rating, response.status,
           response.updated_by, cell.cycle_code,
           array[cell.not_started, cell.in_progress, cell.submitted, cell.returned, cell.accepted] as counts,
           log_head.position + row_number() over (order by hashint8(response.cell_id::bigint * 131 + $2), response.item_code) as position
      from response join cell on cell.id = response.cell_id cross join log_head
     where cell.cycle_code = $1 and response.revision > 0
  ),
  appended as (
    insert into event (position, kind, at, actor_id, cycle_code, cell_id, item_code, revision, base_revision, counts,
                       changes, salt, content_digest, hash, visibility)
    select position, 'RESPONSE_RECORDED', now(), updated_by, cycle_code, cell_id, item_code, revision + $2,
           revision + $2 - 1, counts,
           jsonb_build_array(jsonb_build_object('field', 'rating',
             'from', case when $2 = 1 then rating when $2 % 2 = 0 then 'MEETS' else 'APPROACHES' end,
             'to', case when $2 = $3 then rating when $2 % 2 = 0 then 'APPROACHES' else 'MEETS' end)),
           uuid_send(gen_random_uuid()), sha256(int8send(-position)), sha256(int8send(position)),
           case when status in ('NOT_STARTED', 'IN_PROGRESS') then 'DRAFT' else 'OPEN' end
      from due order by position
    returning position, hash
  )
  update log_head set position = last.position, hash = last.hash, at = now()
    from (select position, hash from appended order by position desc limit 1) as last`;

/** The answers as the last of their events left them. */
const settle = `
  update response set revision = revision + $2, updated_at = now()
    from cell where cell.id = response.cell_id and cell.cycle_code = $1 and response.revision > 0`;

/** Who follows the log has read it: catching up with millions of events goes on for minutes beside what is measured. */
const followed = 'update log_reader set position = (select position from log_head)';

/** The full-size data with its log so many times as long; made once, under its own name. */
export async function ensureGrown(
  postgres: BenchPostgres,
  full: string,
  size: number,
  say: (text: string) => void,
): Promise<string> {
  const name = `grown_${size}_${full}`;
  const known = await postgres.query('select from pg_database where datname = $1', { values: [name] });
  if (known.length > 0) return name;
  const draft = `draft_${name}`;
  await postgres.copy(full, draft);
  // A log of both cycles, of which one is open: twice as many passes over its answers.
  const passes = 2 * (size - 1);
  for (let pass = 1; pass <= passes; pass++) {
    await postgres.query(appendPass, { database: draft, values: [openCycle, pass, passes] });
    if (pass % 10 === 0) say(`${size} times: ${pass} of ${passes} events for every answer`);
  }
  if (passes > 0) await postgres.query(settle, { database: draft, values: [openCycle, passes] });
  await postgres.query(followed, { database: draft });
  await postgres.query('vacuum (analyze)', { database: draft });
  await postgres.query(`alter database ${draft} rename to ${name}`);
  return name;
}
