import type { Queryable, Statement } from '../../database/database.ts';

const addKeyStatement: Statement = {
  name: 'log-add-signing-key',
  text: `insert into setting (name, value) values ('log_signing_key', $1) on conflict (name) do nothing`,
};
const keyStatement: Statement = {
  name: 'log-signing-key',
  text: `select value from setting where name = 'log_signing_key'`,
};

/** The key that signs heads of the log: the one offered if the installation has none yet. The first offer stays for good. */
export async function ensureSigningKey(connection: Queryable, offered: string): Promise<string> {
  await connection.query(addKeyStatement, [offered]);
  const key = await readSigningKey(connection);
  if (key === null) throw new Error('the key that signs the log is not there');
  return key;
}

/** Null where none has been made yet. */
export async function readSigningKey(connection: Queryable): Promise<string | null> {
  const [row] = await connection.query<{ value: string }>(keyStatement);
  return row?.value ?? null;
}

/** A head as it is kept; `day` is the day of UTC on which it was signed. */
export type SignedHeadRow = { day: string; position: number; hash: Buffer; at: Date; signature: Buffer };

const unsignedHeadStatement: Statement = {
  name: 'log-unsigned-head',
  text: `
    select to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD') as day, position, hash, at from log_head
     where not exists (
       select from signed_head where signed_head.day = (clock_timestamp() at time zone 'utc')::date)`,
};

/** The head as it stands, if nobody has signed one today. */
export async function readUnsignedHead(
  connection: Queryable,
): Promise<Omit<SignedHeadRow, 'signature'> | undefined> {
  const [row] = await connection.query<Omit<SignedHeadRow, 'signature'>>(unsignedHeadStatement);
  return row;
}

const addHeadStatement: Statement = {
  name: 'log-add-signed-head',
  text: `
    insert into signed_head (day, position, hash, at, signature)
    values ($1::date, $2::bigint, $3::bytea, $4::timestamptz, $5::bytea) on conflict (day) do nothing`,
};

/** Keeps a head; where another replica was first today, its own stays. */
export async function insertSignedHead(connection: Queryable, head: SignedHeadRow): Promise<void> {
  await connection.query(addHeadStatement, [head.day, head.position, head.hash, head.at, head.signature]);
}

const readHeadsStatement: Statement = {
  name: 'log-signed-heads',
  text: `
    select to_char(day, 'YYYY-MM-DD') as day, position, hash, at, signature
      from signed_head order by signed_head.day desc limit $1`,
};

/** The latest heads, newest first. */
export function readSignedHeads(connection: Queryable, limit: number): Promise<SignedHeadRow[]> {
  return connection.query<SignedHeadRow>(readHeadsStatement, [limit]);
}
