import { type Reader, readerOf } from '../access/visibility.ts';
import type { Queryable } from '../database/database.ts';
import { monitoringRoles, type Role } from '../domain/viewer.ts';
import { matchesFilter } from '../log/event-filter.ts';
import type { LogEvent } from '../log/log-event.ts';
import { readEventPage } from '../log/read-event-page.sql.ts';
import { redactionFor } from '../log/redact-event.ts';
import { viewerOf } from '../sessions/viewer-of.ts';
import type { ActiveWebhook } from './webhook.sql.ts';

/**
 * Who reads through a webhook: its owner at this moment, as a program with their reading token would. Roles that need a second
 * factor count where the session that registered it had one; those of the monitor never do.
 */
export function readerThrough(webhook: ActiveWebhook, mfaRoles: readonly Role[]): Reader {
  return readerOf(viewerOf(webhook, mfaRoles, { access: 'READ', agencyCode: null, countryCode: null }));
}

/** Whether a webhook is told of an event: it is of a kind that it asks for, its reader sees it, and it is not the monitor's. */
export function hears(event: LogEvent, { kinds }: Pick<ActiveWebhook, 'kinds'>, reader: Reader): boolean {
  return matchesFilter(event, { kinds }) && redactionFor(event, reader) !== null && !isOfMonitor(event);
}

/** Whether an event is about who works with the monitor: of all in this log, nothing else is the monitor's. */
export function isOfMonitor({ visibility, changes }: LogEvent): boolean {
  return (
    visibility === 'PEOPLE' &&
    changes.some(
      ({ field, from, to }) =>
        field === 'monitoring' ||
        (field === 'role' && monitoringRoles.some((role) => role === from || role === to)),
    )
  );
}

/** The first event behind a webhook's position, up to another, that it is to be told of; null where there is none. */
export async function nextHeard(
  connection: Queryable,
  { kinds, position }: Pick<ActiveWebhook, 'kinds' | 'position'>,
  reader: Reader,
  upTo: number,
): Promise<LogEvent | null> {
  const filter = kinds && { kinds };
  let after = position;
  for (;;) {
    const range = { after, before: upTo + 1, limit: 1, from: 'oldest' as const };
    const [event] = await readEventPage(connection, range, filter, reader);
    if (event === undefined) return null;
    if (!isOfMonitor(event)) return event;
    after = event.place.position;
  }
}
