import type { Queryable, Statement } from '../database/database.ts';
import { foldAddress } from '../domain/fold-address.ts';
import { foldName } from '../domain/fold-name.ts';
import type { PersonRow } from './person.sql.ts';

export type PeopleFilter = {
  search: string | null;
  agency: string | null;
  country: string | null;
  deactivated: boolean;
  /** Only people with a role or an invitation of one of these agencies and countries; null for any of them. */
  visible: readonly { agency: string | null; country: string | null }[];
  ids: string[] | null;
  after: { name: string; id: string } | null;
  limit: number;
};

const peopleStatement: Statement = {
  name: 'people',
  text: `
    select person.id, person.name, person.email, person.deactivated_at as "deactivatedAt",
           (person.persona is not null
            or exists (select from identity_binding where identity_binding.person_id = person.id)) as bound
      from person
     where ($1::text is null or strpos(person.name_folded, $1) > 0 or strpos(person.email, $12) > 0)
       and ($4::boolean or person.deactivated_at is null)
       and ($6::uuid[] is null or person.id = any ($6))
       and ($7::text is null or (person.name collate "C", person.id) > ($7 collate "C", $8::uuid))
       and (($2::text is null and $3::text is null and $10::boolean) or exists (
         select from (
           select agency_code, country_code from membership
            where membership.person_id = person.id and membership.ended_at is null
           union all
           select agency_code, country_code from invitation
            where invitation.person_id = person.id and invitation.revoked_at is null and invitation.accepted_at is null
         ) as given
         where ($2::text is null or given.agency_code = $2)
           and ($3::text is null or given.country_code = $3)
           and ($10 or exists (
             select from unnest($5::text[], $11::text[]) as visible (agency, country)
              where (visible.agency is null or visible.agency = given.agency_code)
                and (visible.country is null or visible.country = given.country_code)))
       ))
     order by person.name collate "C", person.id
     limit $9::integer`,
};

/** People by name, as far as a filter lets them be seen. */
export function readPeople(connection: Queryable, filter: PeopleFilter): Promise<PersonRow[]> {
  return connection.query<PersonRow>(peopleStatement, [
    filter.search === null ? null : foldName(filter.search),
    filter.agency,
    filter.country,
    filter.deactivated,
    filter.visible.map(({ agency }) => agency),
    filter.ids,
    filter.after?.name ?? null,
    filter.after?.id ?? null,
    filter.limit,
    filter.visible.some(({ agency, country }) => agency === null && country === null),
    filter.visible.map(({ country }) => country),
    filter.search === null ? null : foldAddress(filter.search),
  ]);
}
