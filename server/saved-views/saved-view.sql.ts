import type { SavedView } from '../../schema/types/saved-view.ts';
import type { Queryable, Statement } from '../database/database.ts';

const lockOwner: Statement = {
  name: 'saved-view-lock-owner',
  text: 'select id from person where id = $1 for no key update',
};

/** Lets one request after another change somebody's list, so that none passes the limit beside another. */
export async function lockOwnerOfViews(connection: Queryable, personId: string): Promise<void> {
  await connection.query(lockOwner, [personId]);
}

const read: Statement = {
  name: 'saved-views',
  text: `
    select name, path, saved_at as "savedAt" from saved_view
     where person_id = $1 order by lower(name), name collate "C"`,
};

/** Somebody's views, by name. */
export function readSavedViews(connection: Queryable, personId: string): Promise<SavedView[]> {
  return connection.query<SavedView>(read, [personId]);
}

const upsert: Statement = {
  name: 'saved-view-upsert',
  text: `
    insert into saved_view (person_id, name, path, saved_at) values ($1, $2, $3, clock_timestamp())
    on conflict (person_id, name) do update set path = excluded.path, saved_at = excluded.saved_at`,
};

/** Keeps an address by a name, in place of what had that name. */
export async function writeSavedView(
  connection: Queryable,
  personId: string,
  { name, path }: Pick<SavedView, 'name' | 'path'>,
): Promise<void> {
  await connection.query(upsert, [personId, name, path]);
}

const remove: Statement = {
  name: 'saved-view-delete',
  text: 'delete from saved_view where person_id = $1 and name = $2 returning name',
};

/** Whether there was one. */
export async function deleteSavedView(
  connection: Queryable,
  personId: string,
  name: string,
): Promise<boolean> {
  return (await connection.query(remove, [personId, name])).length > 0;
}
