import type { PeopleArgs } from '../../schema/types/people-args.ts';
import type { PeoplePage } from '../../schema/types/people-page.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, forbidden } from '../lib/api-errors.ts';
import { isUuid } from '../lib/is-uuid.ts';
import { visiblePeople } from './administration.policy.ts';
import { readPeople } from './people.sql.ts';
import { toAccounts } from './to-account.ts';

const LARGEST_SIZE = 500;

/** A page of the people whom somebody sees. Throws FORBIDDEN for a viewer who sees nobody. */
export async function readPeoplePage(
  database: Database,
  viewer: Viewer,
  { search, agency, country, deactivated, first, after }: PeopleArgs,
): Promise<PeoplePage> {
  const visible = requireVisiblePeople(viewer);
  if (first < 1 || first > LARGEST_SIZE) throw badUserInput(`A page holds 1 to ${LARGEST_SIZE} people.`);
  const found = await readPeople(database, {
    search: search?.trim() || null,
    agency: agency ?? null,
    country: country ?? null,
    deactivated,
    visible,
    ids: null,
    after: after == null ? null : parseEnd(after),
    limit: first + 1,
  });
  const page = found.slice(0, first);
  const last = page.at(-1);
  return {
    nodes: await toAccounts(database, page, viewer),
    hasNextPage: found.length > first,
    endCursor: last ? Buffer.from(`${last.id} ${last.name}`, 'utf8').toString('base64url') : null,
  };
}

/** Whom somebody sees. Throws FORBIDDEN for a viewer who sees nobody. */
export function requireVisiblePeople(viewer: Viewer): ReturnType<typeof visiblePeople> {
  const visible = visiblePeople(viewer);
  if (visible.length === 0) {
    throw forbidden('People are listed for coordinators, and for focal points those of their agency.');
  }
  return visible;
}

function parseEnd(cursor: string): { id: string; name: string } {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const [id = '', name = ''] = [text.slice(0, 36), text.slice(37)];
  if (!isUuid(id))
    throw badUserInput('This is not the end of a page of people: send an endCursor as it was given.');
  return { id, name };
}
