import type { VisibilityScope } from './visibility.ts';

/**
 * The rule of `canRead` in visibility.ts, as a condition on the table `cell`. `draft` is an SQL expression that
 * says whether the answer is one; `keys` is the parameter that takes `keysOf`.
 *
 * Nothing in it is looked up for each row. An `exists` that depends on the row looks expensive to the planner. It
 * then reads whole tables and sorts them instead of walking along an index: 100 ms instead of 2 for a page of the
 * log.
 *
 * Readers of everything are tested first: making the texts for each row is a good part of what reading a country
 * costs.
 */
export function visibleResponse(draft: string, keys: `$${number}`): string {
  const kind = `case when ${draft} then 'D' else 'P' end || case when cell.agency_code is null then 'T' else 'A' end`;
  const agency = `coalesce(cell.agency_code, '')`;
  return `case
    when ${keys}::text[] @> '{DA * *,DT * *,PA * *,PT * *}' then true
    when array[${kind} || ' * *', ${kind} || ' * ' || ${agency}, ${kind} || ' ' || cell.country_code || ' *',
               ${kind} || ' ' || cell.country_code || ' ' || ${agency}] && ${keys}::text[] then true
    when cell.agency_code is null and (${draft}) then cell.cycle_code || ' ' || cell.country_code = any ((
      select array_agg(own.cycle_code || ' ' || own.country_code)
        from unnest(${keys}::text[]) as key
        join cell as own on own.agency_code = split_part(key, ' ', 3) and own.presence <> 'NONE'
       where split_part(key, ' ', 1) = 'R' and split_part(key, ' ', 2) in ('*', own.country_code)
    )::text[])
    else false
  end`;
}

/**
 * The rule of `canReadComment` in visibility.ts, as a condition on the table `cell`, without a row for a comment on a cycle. `readers` is an SQL expression of
 * whom the comment is meant for; `draft` says whether the answer under it is one.
 */
export function visibleComment(readers: string, draft: string, keys: `$${number}`): string {
  const agency = `coalesce(cell.agency_code, '')`;
  return `case
    when cell.id is null then ${keys}::text[] @> array[case ${readers} when 'PUBLISHED' then 'PA * *' else 'C' end]
    when ${readers} = 'PUBLISHED' then ${visibleResponse(draft, keys)}
    when cell.agency_code is not null then
      array['IA * *', 'IA * ' || ${agency}, 'IA ' || cell.country_code || ' *',
            'IA ' || cell.country_code || ' ' || ${agency}] && ${keys}::text[]
    when array['IT * *', 'IT ' || cell.country_code || ' *'] && ${keys}::text[] then true
    when ${readers} = 'LED' then false
    when array['IU * *', 'IU ' || cell.country_code || ' *'] && ${keys}::text[] then true
    else coalesce(cell.cycle_code || ' ' || cell.country_code = any ((
      select array_agg(own.cycle_code || ' ' || own.country_code)
        from unnest(${keys}::text[]) as key
        join cell as own on own.agency_code = split_part(key, ' ', 3) and own.presence <> 'NONE'
       where split_part(key, ' ', 1) = 'IU' and split_part(key, ' ', 2) in ('*', own.country_code)
    )::text[]), false)
  end`;
}

/**
 * The parameter that `visibleResponse` and `visibleComment` read: a text for each grant, with a star for all. Of the country
 * team's drafts where an agency reports, and of internal comments on its answers, the agency stands for the place.
 */
export function keysOf({ grants, internal, cycleInternal }: VisibilityScope): string[] {
  return [
    ...grants.map(({ team, draft, agency, country, reporting }) =>
      reporting === null
        ? `${draft ? 'D' : 'P'}${team ? 'T' : 'A'} ${country ?? '*'} ${agency ?? '*'}`
        : `R ${country ?? '*'} ${reporting}`,
    ),
    ...internal.map(({ team, agency, country, reporting, unled }) =>
      unled
        ? `IU ${country ?? '*'} ${reporting ?? '*'}`
        : `I${team ? 'T' : 'A'} ${country ?? '*'} ${agency ?? '*'}`,
    ),
    ...(cycleInternal ? ['C'] : []),
  ];
}

/** Whether a status, as an SQL expression, is a draft's: what `isDraft` in domain/response-fields.ts says. */
export function draftStatus(status: string): string {
  return `${status} in ('NOT_STARTED', 'IN_PROGRESS')`;
}
