import { membershipCounts } from '../access/counting-roles.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { RoleGrant } from './invitation.sql.ts';

const grantColumns = `
  membership.role, membership.agency_code as "agencyCode", membership.country_code as "countryCode",
  membership.starts_on as "startsOn", membership.ends_on as "endsOn", membership.alternate,
  membership.resident_coordinator as "residentCoordinator", membership.monitoring`;

/** Not taken away, and its last day has not passed; it may begin later. */
const notOver = `(
  membership.ended_at is null
  and (membership.ends_on is null or membership.ends_on >= (clock_timestamp() at time zone 'utc')::date)
)`;

const addMembership: Statement = {
  name: 'membership-add',
  text: `
    insert into membership (person_id, role, agency_code, country_code, starts_on, ends_on, alternate, resident_coordinator, monitoring)
    values ($1::uuid, $2, $3, $4, $5::date, $6::date, $7::boolean, $8::boolean, $9::boolean)`,
};

/** Gives a role, from `grant.startsOn` on; null: at once. Appends no event. */
export async function insertMembership(
  connection: Queryable,
  personId: string,
  grant: RoleGrant,
): Promise<void> {
  await connection.query(addMembership, [
    personId,
    grant.role,
    grant.agencyCode,
    grant.countryCode,
    grant.startsOn,
    grant.endsOn,
    grant.alternate,
    grant.residentCoordinator,
    grant.monitoring,
  ]);
}

export type StoredMembership = RoleGrant & { id: number; personId: string; counts: boolean };

const membershipsOfPeople: Statement = {
  name: 'membership-list',
  text: `
    select membership.id, membership.person_id as "personId", ${grantColumns}, ${membershipCounts} as counts
      from membership where membership.person_id = any ($1::uuid[]) and ${notOver} order by membership.id`,
};

/** The roles of these people that are not over. `counts`: today is one of its days. */
export function readMembershipsOf(connection: Queryable, personIds: string[]): Promise<StoredMembership[]> {
  return connection.query<StoredMembership>(membershipsOfPeople, [personIds]);
}

const oneMembership: Statement = {
  name: 'membership-one',
  text: `
    select membership.id, membership.person_id as "personId", ${grantColumns}, ${membershipCounts} as counts
      from membership where membership.id = $1::integer and ${notOver}`,
};

/** One that is not over; null where there is none. */
export async function readMembership(connection: Queryable, id: number): Promise<StoredMembership | null> {
  const [row] = await connection.query<StoredMembership>(oneMembership, [id]);
  return row ?? null;
}

const endMemberships: Statement = {
  name: 'membership-end',
  text: `
    update membership set ended_at = clock_timestamp()
     where membership.id = any ($1::integer[]) and membership.ended_at is null
    returning ${grantColumns}`,
};

/** Takes roles away; returns those that were not taken away before. */
export function endMembershipRows(connection: Queryable, ids: number[]): Promise<RoleGrant[]> {
  return connection.query<RoleGrant>(endMemberships, [ids]);
}

const openMonitoring: Statement = {
  name: 'membership-open-monitoring',
  text: `
    update membership set monitoring = true, monitoring_at = clock_timestamp()
     where id = (
       select membership.id from membership
        where person_id = $1::uuid and role = 'COUNTRY_LEAD' and country_code = $2 and ${notOver}
        order by id limit 1 for update)
    returning ${grantColumns}`,
};

/** Lets a country's lead read incidents; null where they don't lead it. */
export async function setMonitoring(
  connection: Queryable,
  personId: string,
  countryCode: string,
): Promise<RoleGrant | null> {
  const [row] = await connection.query<RoleGrant>(openMonitoring, [personId, countryCode]);
  return row ?? null;
}
