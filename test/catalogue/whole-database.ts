import type { Database } from '../../server/database/database.ts';

const tables = [
  'agency',
  'country',
  'checklist_version',
  'checklist_section',
  'checklist_item',
  'cycle',
  'cell',
  'response',
  'event',
  'log_head',
  'person',
  'membership',
  'setting',
  'receipt',
] as const;

/** Every row of every table with the transaction that wrote it: two equal answers mean that nothing was written between. */
export async function wholeDatabase(database: Database): Promise<Record<string, string[]>> {
  const result: Record<string, string[]> = {};
  for (const table of tables) {
    const rows = await database.query<{ row: string }>({
      name: `whole-${table}`,
      text: `select xmin::text || ' ' || ctid::text || ' ' || ${table}::text as row from ${table} order by ctid`,
    });
    result[table] = rows.map(({ row }) => row);
  }
  return result;
}

/** Cells whose counts are not a count of their response rows, and responses that should be due and aren't there. */
export async function wrongCells(database: Database): Promise<unknown[]> {
  return database.query({
    name: 'wrong-cells',
    text: `
      select cell.* from cell
        join cycle on cycle.code = cell.cycle_code
        left join lateral (
          select count(*) as total,
                 count(*) filter (where carried and revision = 0) as carried,
                 count(*) filter (where status = 'NOT_STARTED') as not_started,
                 count(*) filter (where status = 'IN_PROGRESS') as in_progress,
                 count(*) filter (where status = 'SUBMITTED') as submitted,
                 count(*) filter (where status = 'RETURNED') as returned,
                 count(*) filter (where status = 'ACCEPTED') as accepted
            from response where cell_id = cell.id
        ) as recount on true
       where (cell.carried, cell.not_started, cell.in_progress, cell.submitted, cell.returned, cell.accepted) is distinct from
             (recount.carried, recount.not_started, recount.in_progress, recount.submitted, recount.returned, recount.accepted)
          or (cell.presence is distinct from 'NONE' and recount.total <> (
               select count(*) from checklist_item
                where version = cycle.checklist_version
                  and answered_by = case when cell.agency_code is null then 'COUNTRY_TEAM' else 'AGENCY' end))`,
  });
}

/** Back to what the migrations left: faster than a database of its own for each test. Whatever names a country or a person goes along. */
export async function emptyDatabase(database: Database): Promise<void> {
  const emptied = tables.filter((table) => table !== 'log_head');
  await database.query({
    name: 'empty-database',
    text: `truncate ${emptied.join(', ')}, planned_presence, later_last_day, carried_item, snapshot, snapshot_cell, snapshot_answer, comment, comment_mention, comment_receipt, assignment, next_step, plan_receipt, working_week, pause, mark, cell_mark, saved_view, session, identity_binding, invitation, access_token restart identity cascade`,
  });
  await database.query({
    name: 'empty-log',
    text: `update log_head set position = 0, hash = decode(repeat('00', 32), 'hex'), at = 'epoch', open_cycle_code = null`,
  });
}
