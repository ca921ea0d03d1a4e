/**
 * Condition on a row of `membership`: it counts at this moment. Days are those of UTC, the same on every replica in
 * every time zone.
 */
export const membershipCounts = `(
  membership.ended_at is null
  and (membership.starts_on is null or membership.starts_on <= (clock_timestamp() at time zone 'utc')::date)
  and (membership.ends_on is null or membership.ends_on >= (clock_timestamp() at time zone 'utc')::date)
)`;

/** The roles that count of the row `person`, as JSON: the same roles always give the same text. */
export const countingRoles = `(
  select coalesce(json_agg(
           jsonb_build_object('role', role, 'agencyCode', agency_code, 'countryCode', country_code)
             || case when resident_coordinator then '{"residentCoordinator": true}'::jsonb else '{}' end
             || case when monitoring then '{"monitoring": true}'::jsonb else '{}' end
           order by membership.id), '[]')
    from membership where membership.person_id = person.id and ${membershipCounts}
)`;
