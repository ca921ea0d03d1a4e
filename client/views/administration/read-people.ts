import { daysBetween, today } from '../../messages/calendar-date.ts';
import { PeopleDocument, PersonNameDocument } from '../../operations/later.generated.ts';
import type { PeopleQuery, PersonNameQuery } from '../../operations/operations.generated.ts';
import type { PeopleFilter } from '../../routing/routes.ts';
import { RequestFault } from '../../sync/http.ts';
import type { Sync } from '../../sync/runtime.ts';
import type { Account } from './roles.ts';

/** People and whether there are more of them. */
export interface FoundPeople {
  readonly people: readonly Account[];
  readonly more: boolean;
}

type Reader = Pick<Sync, 'read'>;
const soonDays = 60;

/**
 * So many pages of the people who match. The server doesn't know roles and states: where one is asked for, everybody else
 * who matches is read and looked through.
 */
export async function readPeople(sync: Reader, filter: PeopleFilter, pages: number): Promise<FoundPeople> {
  const through = Boolean(filter.role || (filter.state && filter.state !== 'all'));
  const people: Account[] = [];
  let after: string | null = null;
  for (let page = 1; through || page <= pages; page += 1) {
    const read: PeopleQuery['people'] = await readPage(sync, filter, after);
    people.push(...read.nodes.filter((account) => matches(account, filter)));
    after = read.endCursor;
    if (!read.hasNextPage) return { people, more: false };
  }
  return { people, more: true };
}

/** One person by their id, whether or not they can still sign in. */
export async function readPerson(sync: Reader, id: string): Promise<Account> {
  const { node } = (await sync.read({ document: PersonNameDocument, variables: { id } })) as PersonNameQuery;
  // People are looked for by name: nobody is found by id alone.
  const name = node && 'name' in node ? node.name : undefined;
  let after: string | null = null;
  while (name !== undefined) {
    const read: PeopleQuery['people'] = await readPage(sync, { q: name, state: 'all' }, after);
    const found = read.nodes.find(({ person }) => person.id === id);
    if (found) return found;
    if (!read.hasNextPage) break;
    after = read.endCursor;
  }
  throw new RequestFault({ kind: 'not-found', message: '' });
}

async function readPage(
  sync: Reader,
  { q, agency, country, state }: PeopleFilter,
  after: string | null,
): Promise<PeopleQuery['people']> {
  const result = await sync.read({
    document: PeopleDocument,
    variables: {
      search: q || null,
      agency: agency || null,
      country: country || null,
      deactivated: state === 'all',
      after,
    },
  });
  return (result as PeopleQuery).people;
}

/** The parts of a filter that the server doesn't know. */
export function matches({ memberships, invitations }: Account, { role, state }: PeopleFilter): boolean {
  const all = [...memberships, ...invitations];
  if (role && !all.some((one) => one.role === role)) return false;
  if (state === 'invited') return invitations.length > 0;
  if (state === 'alternate') return all.some(({ alternate }) => alternate);
  if (state === 'ending') {
    const from = today();
    return all.some(({ endsOn }) => endsOn !== null && (daysBetween(from, endsOn) ?? 0) <= soonDays);
  }
  return true;
}
