import type { NoticeTopic } from '../../schema/types/notice-terms.ts';
import type { Queryable, Statement } from '../database/database.ts';

/** What a notice is about, in codes: where something is, by when, how many days are left. Never words, never a person. */
export type About = Readonly<Record<string, string | number | boolean | null>>;

export type StoredNotice = { topic: NoticeTopic; key: string; about: About };

const note: Statement = {
  name: 'notice-note',
  text: `
    insert into notice (person_id, topic, key, about, noticed_at)
    select $1::uuid, standing.topic, standing.key, standing.about, $3::timestamptz
      from jsonb_to_recordset($2::jsonb) as standing (topic text, key text, about jsonb)
    on conflict (person_id, topic, key) do update set settled_at = null, about = excluded.about
     where notice.settled_at is not null or notice.about <> excluded.about`,
};

/** Notes what stands for somebody. What was noted before stays as it was told. */
export async function noteStanding(
  connection: Queryable,
  personId: string,
  standing: readonly StoredNotice[],
  at: Date,
): Promise<void> {
  if (standing.length > 0) await connection.query(note, [personId, JSON.stringify(standing), at]);
}

const openStatement: Statement = {
  name: 'notice-open',
  text: `
    select topic, key, about, noticed_at as at, told_at is not null as told, mail_id as "mailId" from notice
     where person_id = $1::uuid and settled_at is null order by noticed_at, topic, key`,
};

export type OpenNotice = StoredNotice & { at: Date; told: boolean; mailId: string | null };

/** Somebody's notices that aren't settled. */
export function readOpenNotices(connection: Queryable, personId: string): Promise<OpenNotice[]> {
  return connection.query<OpenNotice>(openStatement, [personId]);
}

const settle: Statement = {
  name: 'notice-settle',
  text: `
    update notice set settled_at = $3::timestamptz
      from jsonb_to_recordset($2::jsonb) as gone (topic text, key text)
     where notice.person_id = $1::uuid and notice.topic = gone.topic and notice.key = gone.key and settled_at is null`,
};

/** Notes that nothing is left to do about these. */
export async function settleNotices(
  connection: Queryable,
  personId: string,
  gone: readonly Pick<StoredNotice, 'topic' | 'key'>[],
  at: Date,
): Promise<void> {
  if (gone.length === 0) return;
  const keys = gone.map(({ topic, key }) => ({ topic, key }));
  await connection.query(settle, [personId, JSON.stringify(keys), at]);
}
