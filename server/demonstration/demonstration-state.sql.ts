import type { Queryable, Statement } from '../database/database.ts';

const readState: Statement = {
  name: 'demonstration-read-state',
  text: `select value from setting where name = 'demonstration'`,
};

/** `complete`, `started 2027-03-01`, or undefined where there never was a demonstration. */
export async function readDemonstrationState(connection: Queryable): Promise<string | undefined> {
  return (await connection.query<{ value: string }>(readState))[0]?.value;
}

const saveState: Statement = {
  name: 'demonstration-save-state',
  text: `
    insert into setting (name, value) values ('demonstration', $1)
    on conflict (name) do update set value = excluded.value`,
};

/** Saves a state as `readDemonstrationState` returns it, in place of the former. */
export async function saveDemonstrationState(connection: Queryable, state: string): Promise<void> {
  await connection.query(saveState, [state]);
}

const realWork: Statement = {
  name: 'demonstration-real-work',
  text: 'select exists (select from cycle) or exists (select from event) as found',
};

/** Whether somebody works with this database: there are cycles or events in it. */
export async function holdsWork(connection: Queryable): Promise<boolean> {
  return (await connection.query<{ found: boolean }>(realWork))[0]?.found ?? false;
}

const readStage: Statement = {
  name: 'demonstration-monitor-read-stage',
  text: `select value from setting where name = 'demonstration monitor'`,
};

/** `due`, `complete`, or undefined where no demonstration ever asked for a monitor. */
export async function readMonitorStage(connection: Queryable): Promise<string | undefined> {
  return (await connection.query<{ value: string }>(readStage))[0]?.value;
}

const saveStage: Statement = {
  name: 'demonstration-monitor-save-stage',
  text: `
    insert into setting (name, value) values ('demonstration monitor', $1)
    on conflict (name) do update set value = excluded.value`,
};

export async function saveMonitorStage(connection: Queryable, stage: 'due' | 'complete'): Promise<void> {
  await connection.query(saveStage, [stage]);
}
