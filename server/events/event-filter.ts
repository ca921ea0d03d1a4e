import type { EventKind, LogEvent } from './log-event.ts';

/** Which events somebody wants: OR within a list, AND between them; null is no filter (rule 15). */
export type EventFilter = {
  cycle?: string | null | undefined;
  countries?: readonly string[] | null | undefined;
  agencies?: readonly string[] | null | undefined;
  items?: readonly string[] | null | undefined;
  kinds?: readonly EventKind[] | null | undefined;
  /** With agencies: the country team's events too. */
  countryTeam?: boolean | null | undefined;
  /** Of the events that recorded an answer, only those that returned it; other kinds are for `kinds` to leave out. */
  returns?: boolean | null | undefined;
};

/**
 * Whether an event passes. An event of the cycle itself has no country, agency or item and passes for any of them; one
 * about a person belongs to no cycle and passes only where nothing but kinds is asked for. An empty list passes nothing. `matchingEvents` in read-event-page.sql.ts says the same in SQL.
 */
export function matchesFilter(event: LogEvent, filter: EventFilter | null | undefined): boolean {
  if (!filter) return true;
  const ofCycle = event.countryCode === null;
  const aboutPerson = event.cycleCode === null;
  return (
    !(aboutPerson && (filter.countries != null || filter.agencies != null || filter.items != null)) &&
    (filter.cycle == null || filter.cycle === event.cycleCode) &&
    (filter.kinds == null || filter.kinds.includes(event.kind)) &&
    (filter.returns !== true || event.kind !== 'RESPONSE_RECORDED' || returnsAnswer(event)) &&
    matchesList(filter.countries, event.countryCode) &&
    matchesList(filter.items, event.itemCode) &&
    (filter.agencies == null ||
      (ofCycle && (filter.agencies.length > 0 || filter.countryTeam === true)) ||
      (!ofCycle && event.agencyCode === null && filter.countryTeam === true) ||
      (event.agencyCode !== null && filter.agencies.includes(event.agencyCode)))
  );
}

function returnsAnswer({ changes }: LogEvent): boolean {
  return changes.some(({ field, to }) => field === 'status' && to === 'RETURNED');
}

function matchesList(list: readonly string[] | null | undefined, value: string | null): boolean {
  return list == null || (value === null ? list.length > 0 : list.includes(value));
}
