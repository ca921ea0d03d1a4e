/** Events after which a cell’s counts are what they say. */
const setsCounts = (event: string) => `${event}.kind in ('RESPONSE_RECORDED', 'PRESENCE_CHANGED')`;

/**
 * What a cell in which answers are due said at a place in the log, from its own events alone: some three looks by cell and
 * position, however long the log. Columns `counts`, `carried` and `updated_at`. Before its first event everything that is due
 * was not started, and nothing was due where that event is the one by which it came.
 */
export const countsAt = (cell: string, version: string, position: string) => `
  select coalesce(told.counts, due.counts) as counts, coalesce(told.carried, due.carried) as carried,
         case when told.kind = 'RESPONSE_RECORDED' then told.at else (
           select changed.at from event as changed
            where changed.cell_id = ${cell}.id and changed.position <= ${position} and changed.kind = 'RESPONSE_RECORDED'
            order by changed.position desc limit 1
         ) end as updated_at
    from (select) as nothing
    left join lateral (
      select told.kind, told.at, told.counts, coalesce(told.carried, 0) as carried from event as told
       where told.cell_id = ${cell}.id and told.position <= ${position} and ${setsCounts('told')}
       order by told.position desc limit 1
    ) as told on true
    left join lateral (
      select first.kind = 'PRESENCE_CHANGED' and coalesce(first.changes -> 0 ->> 'from', 'NONE') = 'NONE' as arrives
        from event as first
       where told.counts is null and first.cell_id = ${cell}.id and first.position > ${position} and ${setsCounts('first')}
       order by first.position limit 1
    ) as first on true
    left join lateral (
      select array[case when first.arrives then 0 else count(*)::integer end, 0, 0, 0, 0] as counts,
             case when first.arrives then 0 else (
               select count(*)::integer from response
                where told.counts is null and response.cell_id = ${cell}.id and response.carried
             ) end as carried
        from checklist_item as item
       where told.counts is null and item.version = ${version}
         and item.answered_by = case when ${cell}.agency_code is null then 'COUNTRY_TEAM' else 'AGENCY' end
    ) as due on true`;
