import { areaOf } from '../../elements/area.ts';
import { utcOf } from '../../messages/calendar-date.ts';
import type { EventFilter, EventKind } from '../../operations/operations.generated.ts';

/** Which changes are shown, as the address says it; nothing said is empty. */
export interface ChangesFilter {
  /** A country's code, `mine` or `all`. */
  readonly country: string;
  /** An agency's code, or `team`. */
  readonly agency: string;
  readonly kind: string;
  /** Of the Call to Action, 1 to 7: only what happened to its items. */
  readonly area: string;
  /** The id of who did it or whom it is about. */
  readonly person: string;
  /** The first and the last day, by the reader's own calendar. */
  readonly from: string;
  readonly to: string;
}

/** What happened to answers, countries and cycles. */
export const answerKinds: readonly EventKind[] = [
  'RESPONSE_RECORDED',
  'RESPONSE_CONFLICTED',
  'CONFLICT_SETTLED',
  'RESPONSE_ENDORSED',
  'CYCLE_PLANNED',
  'CYCLE_CHANGED',
  'CYCLE_OPENED',
  'CYCLE_CLOSED',
  'PRESENCE_CHANGED',
  'SNAPSHOT_TAKEN',
  'WORKING_WEEK_SET',
  'PAUSE_DECLARED',
  'PAUSE_CHANGED',
  'SECOND_PERSON_SET',
  'ADDENDUM_ADDED',
  'CONTENT_ERASED',
  'COMMENT_ADDED',
  'COMMENT_EDITED',
  'COMMENT_RESOLVED',
  'COMMENT_REOPENED',
  'COMMENT_ERASED',
  'COMMENT_HANDED_OVER',
  'RESPONSE_ASSIGNED',
  'STEP_ADDED',
  'STEP_CHANGED',
  'STEP_ERASED',
  'EVIDENCE_DECLARED',
  'EVIDENCE_RECEIVED',
  'EVIDENCE_REVISED',
  'EVIDENCE_WITHDRAWN',
  'EVIDENCE_ERASED',
];

/** What happened to people; it belongs to no country and no agency. */
export const peopleKinds: readonly EventKind[] = [
  'PERSON_INVITED',
  'INVITATION_REVOKED',
  'MEMBERSHIP_GRANTED',
  'MEMBERSHIP_ENDED',
  'PERSON_DEACTIVATED',
  'TOKEN_CREATED',
  'TOKEN_REVOKED',
  'EXPORT_MADE',
];

/** Reads what the address says after the question mark. Who has countries begins with those, unless people are asked for. */
export function parseChangesFilter(
  query: Readonly<Record<string, string>>,
  hasCountries: boolean,
): ChangesFilter {
  const { country, agency = '', kind = '', person = '', from = '', to = '' } = query;
  const area = areaOf(query.area);
  const ofPeople = person !== '' || isOf(peopleKinds, kind);
  return {
    country: country ?? (hasCountries && !ofPeople ? 'mine' : 'all'),
    agency,
    kind,
    area: area === null ? '' : String(area),
    person,
    from,
    to,
  };
}

/**
 * What the filter asks of the server. A kind that it doesn't know and a day that is none ask for nothing. `items` are those of
 * the area that is asked for.
 */
export function eventFilterOf(
  { country, agency, kind, person, from, to }: ChangesFilter,
  mine: readonly string[],
  items: readonly string[] | null,
): EventFilter {
  const since = startOfDay(from, 0);
  const until = startOfDay(to, 1);
  return {
    ...(country === 'mine' ? { countries: mine } : country === 'all' ? {} : { countries: [country] }),
    ...(agency === 'team' ? { agencies: [], countryTeam: true } : agency ? { agencies: [agency] } : {}),
    ...(isOf([...answerKinds, ...peopleKinds], kind) ? { kinds: [kind] } : {}),
    ...(items === null ? {} : { items }),
    ...(person ? { persons: [person] } : {}),
    ...(since === null ? {} : { since }),
    ...(until === null ? {} : { until }),
  };
}

/** The moment at which a day, or one some days later, begins where the reader is. */
function startOfDay(date: string, later: number): string | null {
  if (utcOf(date) === null) return null;
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  // A year below 100 would be taken for one of the last century.
  const moment = new Date(2000, month - 1, day + later);
  moment.setFullYear(year, month - 1, day + later);
  const iso = moment.toISOString();
  // Beyond four digits of a year there is nothing to leave out.
  return /^\d{4}-/.test(iso) ? iso : null;
}

function isOf(kinds: readonly EventKind[], kind: string): kind is EventKind {
  return (kinds as readonly string[]).includes(kind);
}
