import { randomUUID } from 'node:crypto';
import type { Queryable, Statement } from '../database/database.ts';

/*
 * Work that the server does by itself at a time, on whichever replica comes first (docs/decisions/0047). A job is claimed for
 * a while: who dies in the middle leaves it to the next one after that. Who comes back late finds another claim, and changes
 * nothing. A job that is asked for while it is done is done once more.
 */

/** For how long a job belongs to whoever took it: longer than any of them takes. */
export const CLAIM_MS = 5 * 60_000;

export type Job = { kind: string; key: string; claim: string; calls: number; failures: number };

const callStatement: Statement = {
  name: 'job-call',
  text: `
    insert into job (kind, key, run_at) select $1, key, $3::timestamptz from unnest($2::text[]) as key order by key
    on conflict (kind, key) do update set run_at = least(job.run_at, excluded.run_at), calls = job.calls + 1`,
};

/** Asks for jobs at a time, or earlier where they were to be done earlier. */
export async function callJobs(
  connection: Queryable,
  kind: string,
  keys: readonly string[],
  at: Date,
): Promise<void> {
  if (keys.length > 0) await connection.query(callStatement, [kind, keys, at]);
}

const claimStatement: Statement = {
  name: 'job-claim',
  text: `
    update job set claim = $3::uuid, claimed_until = $2::timestamptz + interval '${CLAIM_MS} milliseconds'
     where (kind, key) = (
       select kind, key from job
        where kind = $1 and run_at <= $2::timestamptz and (claimed_until is null or claimed_until <= $2::timestamptz)
        order by run_at limit 1 for update skip locked)
    returning kind, key, claim, calls, failures`,
};

/** Takes the job that has been due longest, for a while; null where none is. */
export async function claimJob(connection: Queryable, kind: string, now: Date): Promise<Job | null> {
  return (await connection.query<Job>(claimStatement, [kind, now, randomUUID()]))[0] ?? null;
}

const heldStatement: Statement = {
  name: 'job-held',
  text: 'select key from job where kind = $1 and key = $2 and claim = $3::uuid for update',
};

/** Whether a job is still theirs who took it; nobody else takes it until the transaction ends. */
export async function holdsJob(connection: Queryable, { kind, key, claim }: Job): Promise<boolean> {
  return (await connection.query(heldStatement, [kind, key, claim])).length > 0;
}

const finishStatement: Statement = {
  name: 'job-finish',
  text: `
    update job set claimed_until = null, failures = $6::integer,
           run_at = case when calls = $4::integer then $5::timestamptz else least(run_at, $5::timestamptz) end
     where kind = $1 and key = $2 and claim = $3::uuid`,
};

/** Gives a job back until its next time; at once where it was asked for meanwhile. `failures`: in a row. */
export async function finishJob(
  connection: Queryable,
  { kind, key, claim, calls }: Job,
  next: Date,
  failures = 0,
): Promise<void> {
  await connection.query(finishStatement, [kind, key, claim, calls, next, failures]);
}

const endStatement: Statement = {
  name: 'job-end',
  text: 'delete from job where kind = $1 and key = $2 and claim = $3::uuid and calls = $4::integer',
};
const giveBackStatement: Statement = {
  name: 'job-give-back',
  text: 'update job set claimed_until = null where kind = $1 and key = $2 and claim = $3::uuid',
};

/** Ends a job for good. One that was asked for meanwhile is given back instead, and done once more. */
export async function endJob(connection: Queryable, { kind, key, claim, calls }: Job): Promise<void> {
  await connection.query(endStatement, [kind, key, claim, calls]);
  await connection.query(giveBackStatement, [kind, key, claim]);
}
