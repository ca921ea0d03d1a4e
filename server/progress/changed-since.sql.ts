/**
 * Whether an answer of a cell changed after a place in the log, whose moment is `place.at`. Times never go backwards along the
 * log. So a cell's last change tells whether it moved, unless both are of the same millisecond, and events are looked at only
 * where it did. `exists` would be planned as a list of all events since.
 */
export const answeredSince = (position: string) => `
  (cell.updated_at > coalesce(place.at, '-infinity') or cell.updated_at = place.at and (
    select later.position from event as later
     where later.cell_id = cell.id and later.position > ${position} and later.kind = 'RESPONSE_RECORDED'
     order by later.position limit 1) is not null)`;

/**
 * Whether a cell may say something else than it did at that place: an answer changed, who reports there did, or the cycle
 * opened since, by which all of its cells came.
 */
export const changedSince = (position: string) => `
  (${answeredSince(position)}
   or cell.id in (select event.cell_id from event where event.kind = 'PRESENCE_CHANGED' and event.position > ${position})
   or place.opens)`;

/** The place that both name. */
export const placeOf = (position: string) => `
  cross join lateral (
    select (select at from event where position = ${position}) as at,
           exists (select from event where event.kind = 'CYCLE_OPENED' and event.cycle_code = cycle.code
                                       and event.position > ${position}) as opens
  ) as place`;
