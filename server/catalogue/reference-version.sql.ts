import type { Queryable, Statement } from '../database/database.ts';

/**
 * An SQL expression of a text that changes with everything people read that has no event in the log: reference data
 * and the dates of a cycle. The day is part of it, because roles begin and end with days. Other statements select
 * it along with their rows.
 */
export const referenceVersion = `(
  coalesce((select value from setting where name = 'reference_version'), '') || ' '
  || (clock_timestamp() at time zone 'utc')::date
)`;

const renew: Statement = {
  name: 'reference-version-renew',
  text: `
    insert into setting (name, value) values ('reference_version', gen_random_uuid()::text)
    on conflict (name) do update set value = excluded.value`,
};

/** To be called in the transaction that changes such a thing, as its last statement: others wait for it. */
export async function renewReferenceVersion(connection: Queryable): Promise<void> {
  await connection.query(renew);
}
