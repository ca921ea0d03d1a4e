import type { StoredCell } from '../catalogue/catalogue.sql.ts';
import type { CycleSettings, CycleState, Presence } from '../catalogue/catalogue-data.ts';
import type { Queryable, Statement } from '../database/database.ts';

const writeCycle: Statement = {
  name: 'cycle-write',
  text: `
    insert into cycle (code, state, opens_on, closes_on) values ($1, 'PLANNED', $2, $3)
    on conflict (code) do update set opens_on = excluded.opens_on, closes_on = excluded.closes_on`,
};

/** Adds the cycle as planned, or moves its dates. */
export async function saveCycle(
  connection: Queryable,
  cycle: { code: string; opensOn: string; closesOn: string },
): Promise<void> {
  await connection.query(writeCycle, [cycle.code, cycle.opensOn, cycle.closesOn]);
}

const writeSettings: Statement = {
  name: 'cycle-write-settings',
  text: 'update cycle set separate_acceptance = $2::boolean, endorsement = $3::boolean where code = $1',
};

/** Says what the cycle asks of decisions. */
export async function saveCycleSettings(
  connection: Queryable,
  code: string,
  { separateAcceptance, endorsement }: CycleSettings,
): Promise<void> {
  await connection.query(writeSettings, [code, separateAcceptance, endorsement]);
}

const writeState: Statement = {
  name: 'cycle-write-state',
  text: `
    update cycle set state = $2,
           checklist_version = coalesce(checklist_version, (select max(version) from checklist_version)),
           opened_after = case state when 'PLANNED' then (
             select before.code from cycle as before
              where before.state = 'CLOSED' and before.opens_on < cycle.opens_on
              order by before.opens_on desc, before.code limit 1
           ) else opened_after end
     where code = $1`,
};

/** Opens or closes the cycle; the first opening fixes its checklist, to the newest version, and which cycle it follows. */
export async function saveCycleState(
  connection: Queryable,
  code: string,
  state: Exclude<CycleState, 'PLANNED'>,
): Promise<void> {
  await connection.query(writeState, [code, state]);
}

const writeSaid: Statement = {
  name: 'cycle-write-said-by',
  text: 'update cycle set said_by = $2 where code = $1',
};

/** Keeps who said last how the cycle is to be. */
export async function saveSaidBy(
  connection: Queryable,
  code: string,
  saidBy: 'FILE' | 'PERSON',
): Promise<void> {
  await connection.query(writeSaid, [code, saidBy]);
}

const saidByPeople: Statement = {
  name: 'cycle-said-by-people',
  text: `select code from cycle where said_by = 'PERSON'`,
};

/** The cycles of which a person said the last word. */
export async function readSaidByPeople(connection: Queryable): Promise<Set<string>> {
  return new Set((await connection.query<{ code: string }>(saidByPeople)).map(({ code }) => code));
}

const openedAfter: Statement = {
  name: 'cycle-opened-after',
  text: 'select code from cycle where opened_after = $1 limit 1',
};

/** A cycle that was opened from this one; undefined where there is none. */
export async function readOpenedAfter(connection: Queryable, code: string): Promise<string | undefined> {
  return (await connection.query<{ code: string }>(openedAfter, [code]))[0]?.code;
}

export type NewCell = Omit<StoredCell, 'id'>;

const newCells: Statement = {
  name: 'cycle-insert-cells',
  text: `
    with before as (
      select distinct on (country_code, agency_code) country_code, agency_code, second_person
        from cell join cycle on cycle.code = cell.cycle_code
       where cycle.code <> $1 and agency_code = any ($3::text[])
       order by country_code, agency_code, cycle.opens_on desc
    )
    insert into cell (cycle_code, country_code, agency_code, presence, not_started, second_person)
    select $1, country, agency, presence, 0, coalesce(before.second_person, false)
      from unnest($2::text[], $3::text[], $4::text[]) with ordinality as cell (country, agency, presence, place)
      left join before on before.country_code = country and before.agency_code = agency
     order by place
    returning id, country_code as country, agency_code as agency, presence`,
};

/** Adds cells, with no answers in them yet. Whether an agency asks for a second person stays as it was in the cycle before. */
export async function insertCells(
  connection: Queryable,
  cycleCode: string,
  cells: NewCell[],
): Promise<StoredCell[]> {
  return connection.query<StoredCell>(newCells, [
    cycleCode,
    cells.map(({ country }) => country),
    cells.map(({ agency }) => agency),
    cells.map(({ presence }) => presence),
  ]);
}

/** Locked in the order that every write to cells keeps, so that none waits for another in a ring. */
const newPresence: Statement = {
  name: 'cycle-update-presence',
  text: `
    with locked as materialized (
      select id from cell where id = any ($1::integer[]) order by id for no key update
    )
    update cell set presence = wanted.presence
      from locked, unnest($1::integer[], $2::text[]) as wanted (id, presence)
     where cell.id = locked.id and wanted.id = locked.id`,
};

/** Changes how agencies are present. */
export async function updatePresence(
  connection: Queryable,
  cells: { id: number; presence: Presence | null }[],
): Promise<void> {
  await connection.query(newPresence, [cells.map(({ id }) => id), cells.map(({ presence }) => presence)]);
}

/**
 * The rows of answers that are due and not there yet. Those of an agency that is back after an absence are there already,
 * and keep what they say. Nobody else adds any: a conflict clause, which costs a quarter more, isn't needed.
 */
const dueAnswers: Statement = {
  name: 'cycle-insert-due-answers',
  text: `
    with added as (
      insert into response (cell_id, item_code)
      select cell.id, item.code
        from cell
        join cycle on cycle.code = cell.cycle_code
        join checklist_item item on item.version = cycle.checklist_version
         and item.answered_by = case when cell.agency_code is null then 'COUNTRY_TEAM' else 'AGENCY' end
       where cell.id = any ($1::integer[]) and cell.presence is distinct from 'NONE'
         and not exists (select from response where cell_id = cell.id and item_code = item.code)
      returning cell_id
    ),
    counted as (
      select cell_id, count(*)::integer as answers from added group by cell_id
    ),
    raised as (
      update cell set not_started = not_started + counted.answers from counted where cell.id = counted.cell_id
      returning counted.answers
    )
    select coalesce(sum(answers), 0)::integer as answers from raised`,
};

/** Adds, for these cells, the answers that have become due, at revision 0; how many. */
export async function insertDueAnswers(connection: Queryable, cellIds: number[]): Promise<number> {
  const [row] = await connection.query<{ answers: number }>(dueAnswers, [cellIds]);
  return row?.answers ?? 0;
}
