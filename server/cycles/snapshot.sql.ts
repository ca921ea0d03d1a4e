import type { Queryable, Statement } from '../database/database.ts';
import { saidIn } from './frozen-fields.ts';

const begun: Statement = { name: 'snapshot-begun', text: 'select position from log_head' };
const locked: Statement = { name: 'snapshot-lock-head', text: 'select position from log_head for update' };
const ended: Statement = { name: 'snapshot-ended', text: 'select position, hash, at from log_head' };

/** Where the log stands, while others go on. */
export async function readPosition(connection: Queryable): Promise<number> {
  const [head] = await connection.query<{ position: number }>(begun);
  return Number(head?.position ?? 0);
}

/** Stops all other writes until the transaction ends: from here on every row says what the log says. */
export async function lockHead(connection: Queryable): Promise<void> {
  await connection.query(locked);
}

/** The head, once the event that tells of the snapshot is the last. */
export async function readEndedHead(
  connection: Queryable,
): Promise<{ position: number; hash: Buffer; at: Date }> {
  const [head] = await connection.query<{ position: number; hash: Buffer; at: Date }>(ended);
  if (!head) throw new Error('the log has no head');
  return head;
}

const answers: Statement = {
  name: 'snapshot-copy-answers',
  text: `
    insert into snapshot_answer (snapshot_id, cell_id, item_code, status, said, revision, narrative_position,
                                 narrative_digest)
    select $1::uuid, response.cell_id, response.item_code, response.status, ${saidIn('response')}, response.revision,
           told.position, told.content_digest
      from cell join response on response.cell_id = cell.id and response.revision > 0
      left join lateral (
        select position, content_digest from event
         where event.cell_id = response.cell_id and event.item_code = response.item_code
           and event.kind = 'RESPONSE_RECORDED' and event.changes @> '[{"field": "narrative"}]'
         order by event.position desc limit 1
      ) as told on response.narrative is not null
     where cell.cycle_code = $2 and ($3::integer[] is null or cell.id = any ($3))`,
};

/** What the digest of a cell is made of: the cell, and its answers by item. */
const cellDigest = `sha256(convert_to(concat_ws(E'\\n',
  concat_ws('|', cell.country_code, coalesce(cell.agency_code, ''), coalesce(said.presence, ''),
            array_to_string(said.counts, ',')),
  (select string_agg(concat_ws('|', item_code, frozen.status, frozen.said, revision,
                               coalesce(narrative_position::text, ''), coalesce(encode(narrative_digest, 'hex'), '')),
                     E'\\n' order by item_code collate "C")
     from snapshot_answer as frozen
    where frozen.snapshot_id = $1::uuid and frozen.cell_id = cell.id)
), 'UTF8'))`;

const cells: Statement = {
  name: 'snapshot-copy-cells',
  text: `
    insert into snapshot_cell (snapshot_id, cell_id, presence, counts, digest)
    select $1::uuid, cell.id, said.presence, said.counts, ${cellDigest}
      from cell cross join lateral (
        select cell.presence,
               case when cell.presence = 'NONE' then array[0, 0, 0, 0, 0]
                    else array[not_started, in_progress, submitted, returned, accepted] end as counts
      ) as said
     where cell.cycle_code = $2 and ($3::integer[] is null or cell.id = any ($3))`,
};

/** Copies the cells of a cycle with their answers: all, or these. */
export async function copyCells(
  connection: Queryable,
  id: string,
  cycleCode: string,
  cellIds: readonly number[] | null,
): Promise<void> {
  await connection.query(answers, [id, cycleCode, cellIds]);
  await connection.query(cells, [id, cycleCode, cellIds]);
}

const changed: Statement = {
  name: 'snapshot-changed-cells',
  text: `select distinct cell_id as id from event where position > $1 and cycle_code = $2 and cell_id is not null`,
};
const forgetAnswers: Statement = {
  name: 'snapshot-forget-answers',
  text: 'delete from snapshot_answer where snapshot_id = $1::uuid and cell_id = any ($2::integer[])',
};
const forgetCells: Statement = {
  name: 'snapshot-forget-cells',
  text: 'delete from snapshot_cell where snapshot_id = $1::uuid and cell_id = any ($2::integer[])',
};

/** Copies once more what was changed after a position, while nobody can change anything. */
export async function copyChanged(
  connection: Queryable,
  id: string,
  cycleCode: string,
  after: number,
): Promise<void> {
  const ids = (await connection.query<{ id: number }>(changed, [after, cycleCode])).map((cell) => cell.id);
  if (ids.length === 0) return;
  await connection.query(forgetAnswers, [id, ids]);
  await connection.query(forgetCells, [id, ids]);
  await copyCells(connection, id, cycleCode, ids);
}

const wholeDigest = (digest: string) => `
  sha256(convert_to(coalesce(string_agg(
    concat_ws('|', cell.country_code, coalesce(cell.agency_code, ''), encode(${digest}, 'hex')),
    E'\\n' order by cell.country_code collate "C", coalesce(cell.agency_code, '') collate "C"), ''), 'UTF8'))`;

const digest: Statement = {
  name: 'snapshot-digest',
  text: `
    select ${wholeDigest('said.digest')} as digest
      from snapshot_cell as said join cell on cell.id = said.cell_id where said.snapshot_id = $1::uuid`,
};

/** What stands for all that was copied. */
export async function readDigest(connection: Queryable, id: string): Promise<Buffer> {
  const [row] = await connection.query<{ digest: Buffer }>(digest, [id]);
  if (!row) throw new Error('a snapshot has no digest');
  return row.digest;
}

const recomputed: Statement = {
  name: 'snapshot-recomputed',
  text: `
    select ${wholeDigest(cellDigest)} as digest
      from snapshot_cell as said join cell on cell.id = said.cell_id where said.snapshot_id = $1::uuid`,
};

/** The same from the rows themselves, for a check that they are as they were. */
export async function recomputeDigest(connection: Queryable, id: string): Promise<Buffer> {
  const [row] = await connection.query<{ digest: Buffer }>(recomputed, [id]);
  if (!row) throw new Error('a snapshot has no digest');
  return row.digest;
}

/** A snapshot without what it holds. */
export type SnapshotRow = {
  id: string;
  cycle_code: string;
  name: string;
  closing: boolean;
  position: number;
  hash: Buffer;
  at: Date;
  digest: Buffer;
  signature: Buffer;
};

const insert: Statement = {
  name: 'snapshot-insert',
  text: `
    insert into snapshot (id, cycle_code, name, closing, position, hash, at, digest, signature)
    values ($1::uuid, $2, $3, $4, $5, $6, $7, $8, $9)`,
};

export async function insertSnapshot(connection: Queryable, row: SnapshotRow): Promise<void> {
  const { id, cycle_code, name, closing, position, hash, at } = row;
  await connection.query(insert, [
    id,
    cycle_code,
    name,
    closing,
    position,
    hash,
    at,
    row.digest,
    row.signature,
  ]);
}

const list: Statement = {
  name: 'snapshot-list',
  text: `
    select id, cycle_code, name, closing, position, hash, at, digest, signature from snapshot
     where $1::text is null or cycle_code = $1 order by position`,
};

/** The snapshots of a cycle, or all of them, oldest first. */
export function readSnapshots(connection: Queryable, cycleCode: string | null): Promise<SnapshotRow[]> {
  return connection.query<SnapshotRow>(list, [cycleCode]);
}
