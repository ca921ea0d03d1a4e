import type { Queryable, Statement } from '../database/database.ts';

// In one statement, which waits for whoever counts for the same person: of tests at the same moment none is let through too many.
// What became of a webhook's messages goes with it, so that they can't be counted there.
const count: Statement = {
  name: 'webhook-test-count',
  text: `
    insert into webhook_test (person_id, sent_at) values ($1::uuid, array[$2::timestamptz])
    on conflict (person_id) do update
      set sent_at = array(select at from unnest(webhook_test.sent_at) as at
                           where at > $2::timestamptz - interval '1 hour' order by at) || excluded.sent_at
     where (select count(*) from unnest(webhook_test.sent_at) as at where at > $2::timestamptz - interval '1 hour') < $3::integer
    returning person_id`,
};

/** Counts a test of a person; false where they have sent as many within the hour, and this one is not to be sent. */
export async function countTest(
  connection: Queryable,
  personId: string,
  most: number,
  now: Date,
): Promise<boolean> {
  return (await connection.query(count, [personId, now, most])).length > 0;
}
