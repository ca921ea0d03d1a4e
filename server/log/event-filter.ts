import { decodeNodeId } from '../../schema/node-id.ts';
import type { EventFilter as AskedFilter } from '../../schema/types/event-filter.ts';
import { isUuid } from '../lib/is-uuid.ts';
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
  /** Of those events, only those by which an answer left its drafts, was decided on or became a draft again. */
  handedOver?: boolean | null | undefined;
  /** Who did it or whom it is about, by the ids that the log has. */
  persons?: readonly string[] | null | undefined;
  since?: Date | null | undefined;
  /** Not at this moment any more. */
  until?: Date | null | undefined;
};

/** A filter as it was asked for, with people by the ids that the log knows them by. What is nobody's id matches nothing. */
export function toEventFilter(asked: AskedFilter | null | undefined): EventFilter | null {
  if (!asked) return null;
  if (asked.persons == null) return asked;
  return { ...asked, persons: asked.persons.flatMap(personOf) };
}

function personOf(id: string): string[] {
  const named = decodeNodeId(id);
  return named?.type === 'Person' && isUuid(named.parts[0]) ? [named.parts[0]] : [];
}

/**
 * Whether an event passes. An event of the cycle itself has no country, agency or item and passes for any of them; one
 * about a person belongs to no cycle and passes only where no place is asked for. An empty list passes nothing.
 * `matchingEvents` in read-event-page.sql.ts says the same in SQL, but for the moments: since time never goes backwards along
 * the log, those are places in it, which event-moment.sql.ts finds.
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
    (filter.handedOver !== true || event.kind !== 'RESPONSE_RECORDED' || handsOver(event)) &&
    (filter.since == null || event.at >= filter.since) &&
    (filter.until == null || event.at < filter.until) &&
    (filter.persons == null || concerns(event, filter.persons)) &&
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

const drafts: readonly (string | null)[] = ['NOT_STARTED', 'IN_PROGRESS'];

function handsOver({ changes }: LogEvent): boolean {
  return changes.some(
    ({ field, from, to }) => field === 'status' && !(drafts.includes(from) && drafts.includes(to)),
  );
}

function concerns({ actor, person }: LogEvent, persons: readonly string[]): boolean {
  return [actor, person].some((one) => one !== null && persons.includes(one.id));
}

function matchesList(list: readonly string[] | null | undefined, value: string | null): boolean {
  return list == null || (value === null ? list.length > 0 : list.includes(value));
}
