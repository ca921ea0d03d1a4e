import type { Queryable, Statement } from '../../database/database.ts';

/** How long an upload is held after it was last put off. A process that dies keeps others waiting for so long at most. */
export const LEASE_MS = 4_000;

// One moment for every use of it, and one before anything was waited for.
const free = '(held_until is null or held_until < statement_timestamp())';
const later = `statement_timestamp() + interval '${LEASE_MS} milliseconds'`;

const takeStatement: Statement = {
  name: 'evidence-take-lease',
  text: `
    update evidence_bytes
       set holder = case when ${free} then $2::uuid else holder end,
           held_until = case when ${free} then ${later} else held_until end,
           wanted = not ${free}
     where key = $1::uuid
    returning holder = $2::uuid as held`,
};

/** Whether the upload is the holder's from now on; where it isn't, whoever has it is asked for it. Undefined: there is none. */
export async function takeLease(
  connection: Queryable,
  key: string,
  holder: string,
): Promise<boolean | undefined> {
  return (await connection.query<{ held: boolean }>(takeStatement, [key, holder]))[0]?.held;
}

const renewStatement: Statement = {
  name: 'evidence-renew-lease',
  text: `update evidence_bytes set held_until = ${later} where key = $1::uuid and holder = $2::uuid returning wanted`,
};

/** Puts its end off; whether somebody else wants it. Undefined: it is lost. */
export async function renewLease(
  connection: Queryable,
  key: string,
  holder: string,
): Promise<boolean | undefined> {
  return (await connection.query<{ wanted: boolean }>(renewStatement, [key, holder]))[0]?.wanted;
}

const endStatement: Statement = {
  name: 'evidence-end-lease',
  text: `
    update evidence_bytes set holder = null, held_until = null, wanted = false where key = $1::uuid and holder = $2::uuid`,
};

/** Lets go of it. */
export async function endLease(connection: Queryable, key: string, holder: string): Promise<void> {
  await connection.query(endStatement, [key, holder]);
}
