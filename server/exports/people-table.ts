import { decodeNodeId } from '../../schema/node-id.ts';
import type { PersonAccount } from '../../schema/types/person-account.ts';
import { isUuid } from '../lib/is-uuid.ts';
import { readPeople } from '../people/people.sql.ts';
import { requireVisiblePeople } from '../people/people-page.ts';
import type { PersonRow } from '../people/person.sql.ts';
import { toAccounts } from '../people/to-account.ts';
import type { FilterOf } from './export-request.ts';
import { type Column, type ExportTable, tableOf } from './export-table.ts';
import type { Reading } from './reading.ts';

const PAGE = 200;

/** People with their roles, as far as whoever asks administers them. Throws FORBIDDEN for everybody else. */
export async function peopleTable(reading: Reading, filter: FilterOf<'PEOPLE'>): Promise<ExportTable> {
  const { connection, viewer } = reading;
  const asked = {
    search: filter.search?.trim() || null,
    agency: filter.agency,
    country: filter.country,
    deactivated: filter.deactivated,
    visible: requireVisiblePeople(viewer),
    ids: filter.people?.flatMap(personOf) ?? null,
  };
  async function* pages(): AsyncGenerator<PersonRow[]> {
    let last: PersonRow | undefined;
    do {
      const page = await readPeople(connection, { ...asked, after: last ?? null, limit: PAGE });
      yield page;
      last = page.length === PAGE ? page.at(-1) : undefined;
    } while (last);
  }
  return tableOf<PersonAccount>(
    columnsOf(reading),
    async () => {
      let count = 0;
      for await (const page of pages()) count += page.length;
      return count;
    },
    async function* () {
      for await (const page of pages()) yield await toAccounts(connection, page, viewer);
    },
  );
}

function personOf(id: string): string[] {
  const named = decodeNodeId(id);
  return named?.type === 'Person' && isUuid(named.parts[0]) ? [named.parts[0]] : [];
}

function columnsOf({ words, countryName, party }: Reading): Column<PersonAccount>[] {
  type Held = PersonAccount['memberships'][number] | PersonAccount['invitations'][number];
  const codes = ({ role, agency, country, startsOn, endsOn }: Held) => ({
    ...{ role, agency: agency?.code ?? null, country: country?.code ?? null },
    ...{ startsOn: startsOn ?? null, endsOn: endsOn ?? null },
  });
  const inWords = (held: readonly Held[]) =>
    held
      .map(codes)
      .map(({ role, agency, country, startsOn, endsOn }) =>
        [
          role,
          ...(agency === null ? [] : [party(agency)]),
          ...(country === null ? [] : [countryName(country)]),
          ...(startsOn === null && endsOn === null ? [] : [`${startsOn ?? ''} – ${endsOn ?? ''}`]),
        ].join(' · '),
      )
      .join('\n') || null;
  return [
    { name: 'name', of: ({ person }) => person.name },
    { name: 'email', of: ({ email }) => email },
    {
      name: 'hasSignedIn',
      of: ({ hasSignedIn }) => hasSignedIn,
      inWords: ({ hasSignedIn }) => (hasSignedIn ? words.yes : words.no),
    },
    { name: 'deactivatedAt', of: ({ deactivatedAt }) => deactivatedAt },
    {
      name: 'memberships',
      of: ({ memberships }) => memberships.map(codes),
      inWords: ({ memberships }) => inWords(memberships),
    },
    {
      name: 'invitations',
      of: ({ invitations }) => invitations.map(codes),
      inWords: ({ invitations }) => inWords(invitations),
    },
  ];
}
