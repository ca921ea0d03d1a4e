import type { SavedView } from '../../schema/types/saved-view.ts';
import type { Database } from '../database/database.ts';
import { checkText } from '../domain/check-text.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { lockOwnerOfViews, readSavedViews, writeSavedView } from './saved-view.sql.ts';

export const MOST_VIEWS = 50;
const LONGEST_NAME = 100;
const LONGEST_PATH = 1_000;

/** The page's views that have a filter in their address. */
const VIEWS =
  /^\/(?:(?:countries|overview|matrix|decisions|changes|stuck|comparison|across|plan|people)?|countries\/[A-Z]{3})$/;
/** What an address may hold as it is; everything else stands there encoded. */
const ADDRESS = /^[\w\-.~!$&'()*+,;=:@%/?]*$/;

/** Keeps a view by its name, in place of what had that name; gives the whole list. Throws BAD_USER_INPUT for what is none. */
export async function saveView(
  database: Database,
  personId: string,
  { name: given, path }: Pick<SavedView, 'name' | 'path'>,
): Promise<SavedView[]> {
  const name = given.trim();
  const wrong = name === '' ? 'Give it a name to find it by.' : checkText('name', name, LONGEST_NAME);
  if (wrong !== null) throw badUserInput(wrong);
  if (!isOwnAddress(path)) {
    throw badUserInput(
      'This is no view of Concord: send its address from the first slash on, such as /matrix?sort=share.',
    );
  }
  return database.transaction('READ COMMITTED', async (connection) => {
    await lockOwnerOfViews(connection, personId);
    const views = await readSavedViews(connection, personId);
    if (views.length >= MOST_VIEWS && !views.some((view) => view.name === name)) {
      throw badUserInput(`At most ${MOST_VIEWS} views are kept: remove one that you no longer need.`);
    }
    await writeSavedView(connection, personId, { name, path });
    return readSavedViews(connection, personId);
  });
}

/** An address that leaves the page, such as `//elsewhere`, is none: whoever follows it would land there. */
function isOwnAddress(path: string): boolean {
  if (path.length > LONGEST_PATH || !ADDRESS.test(path)) return false;
  const [place = '', ...query] = path.split('?');
  return VIEWS.test(place) && query.length <= 1;
}
