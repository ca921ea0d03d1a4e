import type { UnreadNotices } from '../../schema/types/notice.ts';
import type { NoticeTopic } from '../../schema/types/notice-terms.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { StoredNotice } from './notice.sql.ts';

export type ListedNotice = StoredNotice & {
  at: Date;
  settledAt: Date | null;
  readAt: Date | null;
  toldAt: Date | null;
};

/** `alertsToo`: they may hear of the monitor at this moment. */
export type Whose = { personId: string; alertsToo: boolean };

const listStatement: Statement = {
  name: 'notice-list',
  text: `
    select topic, key, about, noticed_at as at, settled_at as "settledAt", read_at as "readAt", told_at as "toldAt"
      from notice
     where person_id = $1::uuid and ($2::boolean or topic <> 'ALERT') and ($3::text is null or topic = $3)
       and ($4::timestamptz is null or (noticed_at, topic, key) < ($4::timestamptz, $5::text, $6::text))
     order by noticed_at desc, topic desc, key desc limit $7`,
};

/** Somebody's notices, the latest first. */
export function readNotices(
  connection: Queryable,
  { personId, alertsToo }: Whose,
  page: {
    topic: NoticeTopic | null;
    before: { at: string; topic: string; key: string } | null;
    limit: number;
  },
): Promise<ListedNotice[]> {
  const { topic, before, limit } = page;
  const place = [before?.at ?? null, before?.topic ?? null, before?.key ?? null];
  return connection.query<ListedNotice>(listStatement, [personId, alertsToo, topic, ...place, limit]);
}

/** A text that is another one once a notice came, was seen or was settled. */
const stamp = `concat_ws(' ', count(*), count(*) filter (where read_at is null), extract(epoch from max(noticed_at)))`;

const unreadStatement: Statement = {
  name: 'notice-unread',
  text: `
    select count(*) filter (where read_at is null)::integer as count, ${stamp} as stamp from notice
     where person_id = $1::uuid and ($2::boolean or topic <> 'ALERT') and settled_at is null`,
};

/** How many stand and were not seen, and what changes with any of them. */
export async function readUnread(
  connection: Queryable,
  { personId, alertsToo }: Whose,
): Promise<UnreadNotices> {
  const [row] = await connection.query<UnreadNotices>(unreadStatement, [personId, alertsToo]);
  if (!row) throw new Error('notices were counted without a result');
  return row;
}

/** How long a notice may stay unheard on a page: nobody waits for one. */
export const NOTICES_HEARD_MS = 2_000;

const stamps: Statement = {
  name: 'notice-unread-stamps',
  text: `
    select person_id as "personId", ${stamp} as stamp from notice
     where person_id = any ($1::uuid[]) and settled_at is null group by person_id`,
};

/** The same text of each of these people. */
export async function readUnreadStamps(
  connection: Queryable,
  people: readonly string[],
): Promise<Map<string, string>> {
  const rows = await connection.query<{ personId: string; stamp: string }>(stamps, [people]);
  return new Map(rows.map(({ personId, stamp }) => [personId, stamp]));
}

const seeStatement: Statement = {
  name: 'notice-mark-read',
  text: `
    update notice set read_at = clock_timestamp()
     where person_id = $1::uuid and ($2::boolean or topic <> 'ALERT') and read_at is null
       and noticed_at <= $3::timestamptz`,
};

/** Notes that somebody has seen what was noticed up to a moment. */
export async function markNoticesRead(
  connection: Queryable,
  { personId, alertsToo }: Whose,
  upTo: Date,
): Promise<void> {
  await connection.query(seeStatement, [personId, alertsToo, upTo]);
}
