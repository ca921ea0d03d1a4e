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
  name: 'demonstration-read-stage',
  text: 'select value from setting where name = $1',
};

/** What is made while people look around already. */
export type LaterPart = 'monitor' | 'evidence';

const settingOf = (part: LaterPart) => `demonstration ${part}`;

/** `due`, `complete`, or undefined where no demonstration ever asked for it. */
export async function readStageOf(connection: Queryable, part: LaterPart): Promise<string | undefined> {
  return (await connection.query<{ value: string }>(readStage, [settingOf(part)]))[0]?.value;
}

const saveStage: Statement = {
  name: 'demonstration-save-stage',
  text: `
    insert into setting (name, value) values ($1, $2)
    on conflict (name) do update set value = excluded.value`,
};

export async function saveStageOf(
  connection: Queryable,
  part: LaterPart,
  stage: 'due' | 'complete',
): Promise<void> {
  await connection.query(saveStage, [settingOf(part), stage]);
}
