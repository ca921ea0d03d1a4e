import type { Database } from '../database/database.ts';
import { callJobs } from '../jobs/job.sql.ts';
import { LOOK_AFTER } from '../notices/notice-parts.ts';
import { findPersonaPeople } from './persona.sql.ts';
import { readPersonas } from './persona-directory.ts';

/** Has everybody whom one may choose at sign-in told what concerns them, before anybody has been them; others are once somebody is. */
export async function tellPersonas(database: Database): Promise<void> {
  const names = (await readPersonas(database)).map(({ persona }) => persona);
  const people = await findPersonaPeople(database, names);
  await callJobs(
    database,
    LOOK_AFTER,
    people.map(({ id }) => id),
    new Date(),
  );
}
