import type { Queryable, Statement } from '../../database/database.ts';

/** A file that is being received, and beside what. */
export type ReceivingFile = {
  fileId: string;
  key: string;
  /** As declared. */
  bytes: number;
  sha256: string;
  evidenceId: string;
  cellId: number;
  itemCode: string;
  senderId: string;
};

const columns = `
  file.id as "fileId", file.bytes_key as key, file.declared_bytes as bytes, encode(file.sha256, 'hex') as sha256,
  evidence.id as "evidenceId", evidence.cell_id as "cellId", evidence.item_code as "itemCode",
  coalesce(file.sender_id, evidence.author_id) as "senderId"`;
const tables = 'evidence_file as file join evidence on evidence.id = file.evidence_id';

const byKeyStatement: Statement = {
  name: 'evidence-receiving-by-key',
  text: `select ${columns} from ${tables} where file.bytes_key = $1::uuid and file.state = 'DECLARED'`,
};

const lockByKeyStatement: Statement = {
  name: 'evidence-lock-receiving',
  text: `${byKeyStatement.text} for update of file`,
};

/** The file that is being received under a key; undefined once it is not any more. */
export async function findReceiving(connection: Queryable, key: string): Promise<ReceivingFile | undefined> {
  return (await connection.query<ReceivingFile>(byKeyStatement, [key]))[0];
}

/** The same, and nobody else says what became of it until the transaction ends. */
export async function lockReceiving(connection: Queryable, key: string): Promise<ReceivingFile | undefined> {
  return (await connection.query<ReceivingFile>(lockByKeyStatement, [key]))[0];
}

const stateStatement: Statement = {
  name: 'evidence-file-state',
  text: 'select state from evidence_file where id = $1::uuid',
};

/** How a file stands, by its id. */
export async function readFileState(connection: Queryable, fileId: string): Promise<string | undefined> {
  return (await connection.query<{ state: string }>(stateStatement, [fileId]))[0]?.state;
}

const beginStatement: Statement = {
  name: 'evidence-begin-receiving',
  text: `
    with begun as (
      insert into evidence_bytes (key, state, since)
      select $2::uuid, 'RECEIVING', clock_timestamp()
       where exists (select from evidence_file where id = $1::uuid and state = 'DECLARED' and bytes_key is null)
      returning key
    )
    update evidence_file set bytes_key = begun.key from begun where evidence_file.id = $1::uuid`,
};
const lockFileStatement: Statement = {
  name: 'evidence-lock-file',
  text: `select state, bytes_key as key from evidence_file where id = $1::uuid for update`,
};

/** The key under which a declared file is received: the one that it has, or `fresh`. Call it inside a transaction. */
export async function beginReceiving(
  connection: Queryable,
  fileId: string,
  fresh: string,
): Promise<string | null> {
  type Locked = { state: string; key: string | null };
  const [file] = await connection.query<Locked>(lockFileStatement, [fileId]);
  if (file?.state !== 'DECLARED') return null;
  if (file.key !== null) return file.key;
  await connection.query(beginStatement, [fileId, fresh]);
  return fresh;
}

const progressStatement: Statement = {
  name: 'evidence-note-progress',
  text: `
    with noted as (
      update evidence_file set received = $2::integer
       where bytes_key = $1::uuid and state = 'DECLARED' and received <> $2::integer
      returning bytes_key
    )
    update evidence_bytes set since = clock_timestamp() from noted where key = noted.bytes_key`,
};

/** Notes how much of a file has come, for those who look at it. */
export async function noteReceived(connection: Queryable, key: string, received: number): Promise<void> {
  await connection.query(progressStatement, [key, received]);
}

// One answer's owner: an agency in a country, or the country team.
const twinStatement: Statement = {
  name: 'evidence-find-twin',
  text: `
    select other.bytes_key as key
      from evidence_file as other join evidence on evidence.id = other.evidence_id
      join cell on cell.id = evidence.cell_id join cell as own on own.id = $2::integer
     where other.sha256 = decode($1, 'hex') and other.state = 'RECEIVED' and other.bytes_key is not null
       and cell.country_code = own.country_code and cell.agency_code is not distinct from own.agency_code
     order by other.id limit 1 for share of other`,
};

/** Where the same owner has the same bytes already; they stay there until the transaction ends. */
export async function findTwin(
  connection: Queryable,
  sha256: string,
  cellId: number,
): Promise<string | null> {
  return (await connection.query<{ key: string }>(twinStatement, [sha256, cellId]))[0]?.key ?? null;
}

const settleStatement: Statement = {
  name: 'evidence-settle-file',
  text: `
    with settled as (
      update evidence_file
         set state = $2::text, media_type = $3::text, bytes_key = $4::uuid,
             received = case when $2::text = 'RECEIVED' then declared_bytes else 0 end
       where bytes_key = $1::uuid and state = 'DECLARED'
      returning id
    )
    update evidence_bytes set state = case when key = $4::uuid then 'KEPT' else 'GOING' end, since = clock_timestamp()
     where key = $1::uuid and exists (select from settled)`,
};

/**
 * Says what became of a file: where its bytes are from now on, or null where none are kept. Others under the old key go. Where another
 * process said so before, it does nothing.
 */
export async function settleFile(
  connection: Queryable,
  key: string,
  {
    state,
    mediaType,
    keptAt,
  }: { state: 'DECLARED' | 'RECEIVED' | 'REFUSED'; mediaType: string | null; keptAt: string | null },
): Promise<void> {
  await connection.query(settleStatement, [key, state, mediaType, keptAt]);
}

const unsettledStatement: Statement = {
  name: 'evidence-unsettled',
  text: `
    select bytes.key, bytes.state, extract(epoch from clock_timestamp() - bytes.since)::float8 as "idleSeconds"
      from evidence_bytes as bytes where bytes.state <> 'KEPT' order by bytes.since limit $1::integer offset $2::integer`,
};

export type Unsettled = { key: string; state: 'RECEIVING' | 'GOING'; idleSeconds: number };

/** Bytes that are on their way in or out, those that wait longest first. */
export function readUnsettled(connection: Queryable, limit: number, offset: number): Promise<Unsettled[]> {
  return connection.query<Unsettled>(unsettledStatement, [limit, offset]);
}

const goneStatement: Statement = {
  name: 'evidence-bytes-gone',
  text: `delete from evidence_bytes where key = $1::uuid and state = 'GOING'`,
};

/** Forgets bytes that are deleted. */
export async function forgetBytes(connection: Queryable, key: string): Promise<void> {
  await connection.query(goneStatement, [key]);
}

const locationStatement: Statement = {
  name: 'evidence-bytes-of-file',
  text: `select bytes_key as key, encode(sha256, 'hex') as sha256, declared_bytes as bytes, media_type as "mediaType"
           from evidence_file where id = $1::uuid and state = 'RECEIVED' and bytes_key is not null`,
};

export type KeptFile = { key: string; sha256: string; bytes: number; mediaType: string };

/** Where the bytes of a received file are. */
export async function findKeptFile(connection: Queryable, fileId: string): Promise<KeptFile | undefined> {
  return (await connection.query<KeptFile>(locationStatement, [fileId]))[0];
}
