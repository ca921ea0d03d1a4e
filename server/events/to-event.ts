import { encodeNodeId } from '../../schema/node-id.ts';
import type { Event } from '../../schema/types/event.ts';
import { toPerson } from '../identity/to-person.ts';
import { formatCursor } from './cursor.ts';
import { erasedField, type FieldChange } from './event-content.ts';
import type { LogEvent } from './log-event.ts';

/** An event as the API shows it, after `viewEvent` has made of it what its reader may read. */
export function toEvent(event: LogEvent): Event {
  const {
    place,
    actor,
    visibility: _visibility,
    contentBefore: _before,
    reportingAgencies: _agencies,
    ...rest
  } = event;
  return {
    ...rest,
    changes: event.kind === 'CONTENT_ERASED' ? event.changes.map(nameEvent) : event.changes,
    id: encodeNodeId('Event', String(place.position)),
    cursor: formatCursor(place),
    actor: actor ? toPerson(actor) : null,
  };
}

/** Other programs know events by their ids, and the digest of what is left of one is for verify-log alone. */
function nameEvent(change: FieldChange): FieldChange {
  if (change.field !== erasedField || change.from === null) return change;
  return { ...change, from: encodeNodeId('Event', change.from), to: null };
}
