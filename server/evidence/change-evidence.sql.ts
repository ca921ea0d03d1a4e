import type { ResponseStatus } from '../../schema/types/response-status.ts';
import { draftStatus } from '../access/visible-responses.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { EvidenceContent } from '../database/tables/evidence.entity.ts';

const lockAnswerStatement: Statement = {
  name: 'evidence-lock-answer',
  text: `select status from response where cell_id = $1::integer and item_code = $2::text for no key update`,
};

/** How an answer stands, and nobody records on it until the transaction ends. One that nobody began is not started. */
export async function lockAnswerStatus(
  connection: Queryable,
  { cellId, itemCode }: { cellId: number; itemCode: string },
): Promise<ResponseStatus> {
  const [row] = await connection.query<{ status: ResponseStatus }>(lockAnswerStatement, [cellId, itemCode]);
  return row?.status ?? 'NOT_STARTED';
}

const lockStatement: Statement = {
  name: 'evidence-lock',
  text: 'select id from evidence where id = $1::uuid for no key update',
};

/** Nobody else changes it until the transaction ends. Its answer is locked before. */
export async function lockEvidence(connection: Queryable, id: string): Promise<void> {
  await connection.query(lockStatement, [id]);
}

const countStatement: Statement = {
  name: 'evidence-count-of-answer',
  text: `
    select count(*)::integer as there from evidence
     where cell_id = $1::integer and item_code = $2::text and erased_at is null`,
};

/** How much there is beside an answer, withdrawn or not. */
export async function countBeside(connection: Queryable, cellId: number, item: string): Promise<number> {
  return (await connection.query<{ there: number }>(countStatement, [cellId, item]))[0]?.there ?? 0;
}

/** What a revision says, the salt of its digest, and where the log tells of it. */
export type SaidRevision = { content: EvidenceContent; salt: Buffer; position: number };

const insertStatement: Statement = {
  name: 'evidence-insert',
  text: `
    with declared as (
      insert into evidence (id, cell_id, item_code, author_id, sensitivity, expires_on, dated_on, position, declared_at,
                            continues_id)
      values ($1::uuid, $2::integer, $3::text, $4::uuid, $5::text, $6::date, $7::date, $8::bigint, $9::timestamptz,
              $15::uuid)
      returning id
    ),
    said as (
      insert into evidence_revision (evidence_id, revision, content, salt, position)
      select id, 1, $10::jsonb, $11::bytea, $8::bigint from declared
    )
    insert into evidence_file (id, evidence_id, state, declared_bytes, sha256, received, media_type, bytes_key)
    select $12::uuid, declared.id, case when kept.bytes_key is null then 'DECLARED' else 'RECEIVED' end, $13::integer,
           $14::bytea, coalesce(kept.received, 0), kept.media_type, kept.bytes_key
      from declared left join evidence_file as kept on kept.id = $16::uuid
     where $12::uuid is not null`,
};

export type NewEvidence = SaidRevision & {
  id: string;
  cellId: number;
  itemCode: string;
  authorId: string;
  at: Date;
  /** Of a file. */
  fileId: string | null;
  /** What is taken along, and its file, whose bytes are then the new one's too. */
  continues?: { id: string; fileId: string | null };
};

export async function insertEvidence(connection: Queryable, made: NewEvidence): Promise<void> {
  const { id, cellId, itemCode, authorId, at, fileId, content, salt, position, continues } = made;
  const { sensitivity, expiresOn, datedOn, file } = content;
  await connection.query(insertStatement, [
    id,
    cellId,
    itemCode,
    authorId,
    sensitivity,
    expiresOn,
    datedOn,
    position,
    at,
    JSON.stringify(content),
    salt,
    fileId,
    file?.bytes ?? null,
    file && Buffer.from(file.sha256, 'hex'),
    continues?.id ?? null,
    continues?.fileId ?? null,
  ]);
}

const reviseStatement: Statement = {
  name: 'evidence-revise',
  text: `
    with revised as (
      update evidence set revision = revision + 1, sensitivity = $2::text, expires_on = $3::date, dated_on = $4::date
       where id = $1::uuid
      returning id, revision
    ),
    said as (
      insert into evidence_revision (evidence_id, revision, content, salt, position)
      select id, revision, $5::jsonb, $6::bytea, $7::bigint from revised
    )
    insert into evidence_file (id, evidence_id, revision, state, declared_bytes, sha256, sender_id)
    select $8::uuid, id, revision, 'DECLARED', $9::integer, $10::bytea, $11::uuid from revised where $8::uuid is not null`,
};

/** What evidence says from now on; `another`: its file is another one, which somebody sends. */
export async function writeRevision(
  connection: Queryable,
  id: string,
  { content, salt, position }: SaidRevision,
  another: { fileId: string; senderId: string } | null,
): Promise<void> {
  const { sensitivity, expiresOn, datedOn, file } = content;
  const said = [sensitivity, expiresOn, datedOn, JSON.stringify(content), salt, position];
  const sent =
    another && file ? [file.bytes, Buffer.from(file.sha256, 'hex'), another.senderId] : [null, null, null];
  await connection.query(reviseStatement, [id, ...said, another?.fileId ?? null, ...sent]);
}

const withdrawStatement: Statement = {
  name: 'evidence-withdraw',
  text: 'update evidence set withdrawn_at = $2::timestamptz where id = $1::uuid',
};

export async function markWithdrawn(connection: Queryable, id: string, at: Date): Promise<void> {
  await connection.query(withdrawStatement, [id, at]);
}

const lockKeyStatement: Statement = {
  name: 'evidence-lock-bytes',
  text: `
    select id from evidence_file
     where evidence_id = $1::uuid
        or bytes_key in (select own.bytes_key from evidence_file as own where own.evidence_id = $1::uuid)
     order by id for update`,
};

const blankStatement: Statement = {
  name: 'evidence-blank',
  text: `
    with before as materialized (select id, bytes_key from evidence_file where evidence_id = $1::uuid),
    blanked as (
      update evidence set erased_at = date_trunc('milliseconds', clock_timestamp()), dated_on = null, expires_on = null
       where id = $1::uuid
    ),
    unsaid as (update evidence_revision set content = null, salt = '' where evidence_id = $1::uuid),
    emptied as (
      update evidence_file set state = 'ERASED', received = 0, sha256 = null, media_type = null, bytes_key = null
        from before where evidence_file.id = before.id
    )
    update evidence_bytes set state = 'GOING', since = clock_timestamp()
      from before
     where evidence_bytes.key = before.bytes_key
       and not exists (
         select from evidence_file as other
          where other.bytes_key = before.bytes_key and other.evidence_id <> $1::uuid)`,
};

/**
 * Takes away what evidence ever said, and its files. Their bytes go where no other file refers to them; whoever would come to refer to them
 * meanwhile waits for the locks that are taken here.
 */
export async function blankEvidence(connection: Queryable, id: string): Promise<void> {
  await connection.query(lockKeyStatement, [id]);
  await connection.query(blankStatement, [id]);
}

const standingStatement: Statement = {
  name: 'evidence-standing-on-answer',
  text: `
    select evidence.id, evidence.cell_id as "cellId", evidence.item_code as "itemCode",
           ${draftStatus('response.status')} as draft
      from evidence join response on response.cell_id = evidence.cell_id and response.item_code = evidence.item_code
     where evidence.cell_id = $1 and evidence.item_code = $2 and evidence.erased_at is null
     order by evidence.position for no key update of evidence`,
};

/** What erasing asks of evidence. */
export type ErasableEvidence = { id: string; cellId: number; itemCode: string; draft: boolean };

/** What of an answer's evidence still says something, locked. */
export function lockStandingEvidence(
  connection: Queryable,
  cellId: number,
  item: string,
): Promise<ErasableEvidence[]> {
  return connection.query<ErasableEvidence>(standingStatement, [cellId, item]);
}
