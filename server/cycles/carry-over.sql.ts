import type { Queryable, Statement } from '../database/database.ts';
import { isCarried } from '../responses/carried-answers.sql.ts';
import type { CarriedItem, MappedItem } from './carried-items.ts';

const closing: Statement = {
  name: 'carry-closing',
  text: `
    select snapshot.id, before.checklist_version as version
      from cycle as before join snapshot on snapshot.cycle_code = before.code and snapshot.closing
     where before.code = coalesce(
             (select opened_after from cycle where code = $1 and state <> 'PLANNED'),
             (select closed.code from cycle join cycle as closed
                on closed.state = 'CLOSED' and closed.opens_on < cycle.opens_on
              where cycle.code = $1 and cycle.state = 'PLANNED'
              order by closed.opens_on desc, closed.code limit 1))
     order by snapshot.position desc limit 1`,
};

/** The record of the cycle that was closed last before this one opens, or opened; undefined where there is none. */
export async function readClosingBefore(
  connection: Queryable,
  cycleCode: string,
): Promise<{ id: string; version: number } | undefined> {
  return (await connection.query<{ id: string; version: number }>(closing, [cycleCode]))[0];
}

const mapped: Statement = {
  name: 'carry-mapped-items',
  text: `
    select version, code, answered_by as "answeredBy", wording_hash as "wordingHash", continues
      from checklist_item order by version, sort_order`,
};

/** Every item of every version, oldest first. */
export function readMappedItems(connection: Queryable): Promise<(MappedItem & { version: number })[]> {
  return connection.query(mapped);
}

const keepItems: Statement = {
  name: 'carry-keep-items',
  text: `
    insert into carried_item (cycle_code, item_code, from_item_code, kind)
    select $1, item, "from", kind from jsonb_to_recordset($2::jsonb) as carried(item text, "from" text, kind text)`,
};
const keepFrom: Statement = {
  name: 'carry-keep-from',
  text: 'update cycle set carried_from = $2::uuid where code = $1',
};

/** Keeps of which record a cycle carries over, and which item goes on with which. */
export async function keepCarriedItems(
  connection: Queryable,
  cycleCode: string,
  snapshotId: string,
  items: readonly CarriedItem[],
): Promise<void> {
  await connection.query(keepFrom, [cycleCode, snapshotId]);
  await connection.query(keepItems, [cycleCode, JSON.stringify(items)]);
}

/** The answers of a cycle, as `carried`, for which one of a record stands. */
const standing = (cycle: string, snapshot: string, items: string) => `
  select distinct cell.id as cell_id, link.item_code
    from ${items} as link
    join snapshot_answer as frozen on frozen.snapshot_id = ${snapshot} and frozen.item_code = link.from_item_code
     and ${isCarried('frozen.status')}
    join snapshot_cell as said on said.snapshot_id = frozen.snapshot_id and said.cell_id = frozen.cell_id
     and said.presence is distinct from 'NONE'
    join cell as old on old.id = frozen.cell_id
    join cell on cell.cycle_code = ${cycle} and cell.country_code = old.country_code
     and cell.agency_code is not distinct from old.agency_code`;

const mark: Statement = {
  name: 'carry-mark',
  text: `
    with marked as (
      update response set carried = true
        from (${standing('$1', '(select carried_from from cycle where code = $1)', '(select * from carried_item where cycle_code = $1)')}) as standing
       where response.cell_id = standing.cell_id and response.item_code = standing.item_code
         and response.revision = 0 and not response.carried
         and ($2::integer[] is null or response.cell_id = any ($2))
      returning response.cell_id
    ),
    counted as (select cell_id, count(*)::integer as answers from marked group by cell_id)
    update cell set carried = carried + counted.answers from counted where cell.id = counted.cell_id`,
};

/** Marks the answers for which one of the cycle before stands, of these cells or of all. */
export async function markCarried(
  connection: Queryable,
  cycleCode: string,
  cellIds: readonly number[] | null,
): Promise<void> {
  await connection.query(mark, [cycleCode, cellIds]);
}

const count: Statement = {
  name: 'carry-count',
  text: `
    select count(*)::integer as count
      from (
        select distinct old.country_code, old.agency_code, link.item
          from jsonb_to_recordset($2::jsonb) as link(item text, "from" text)
          join snapshot_answer as frozen on frozen.snapshot_id = $1::uuid and frozen.item_code = link."from"
           and ${isCarried('frozen.status')}
          join snapshot_cell as said on said.snapshot_id = frozen.snapshot_id and said.cell_id = frozen.cell_id
           and said.presence is distinct from 'NONE'
          join cell as old on old.id = frozen.cell_id
          join jsonb_to_recordset($3::jsonb) as due(country text, agency text)
            on due.country = old.country_code and due.agency is not distinct from old.agency_code
      ) as answers`,
};

/** How many answers of a record would stand for answers that are to be due in these cells. */
export async function countCarried(
  connection: Queryable,
  snapshotId: string,
  items: readonly CarriedItem[],
  due: readonly { country: string; agency: string | null }[],
): Promise<number> {
  const values = [snapshotId, JSON.stringify(items), JSON.stringify(due)];
  return (await connection.query<{ count: number }>(count, values))[0]?.count ?? 0;
}
