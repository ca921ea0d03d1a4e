import { encodeNodeId } from '../../schema/node-id.ts';
import type { Event } from '../../schema/types/event.ts';
import { toPerson } from '../identity/to-person.ts';
import { formatCursor } from './cursor.ts';
import type { LogEvent } from './log-event.ts';

/** An event as the API shows it. */
export function toEvent(event: LogEvent): Event {
  const { place, actor, ...rest } = event;
  return {
    ...rest,
    id: encodeNodeId('Event', String(place.position)),
    cursor: formatCursor(place),
    actor: actor ? toPerson(actor) : null,
  };
}
