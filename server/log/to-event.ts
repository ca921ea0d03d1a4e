import { encodeNodeId } from '../../schema/node-id.ts';
import type { Event } from '../../schema/types/event.ts';
import {
  assignedToField,
  conflictField,
  continuesField,
  erasedField,
  erasesContent,
  type FieldChange,
  fileAuthorField,
  ownerField,
  personField,
  proposedByField,
  returnedToField,
  stepField,
} from '../domain/event-content.ts';
import { toPerson } from '../domain/to-person.ts';
import { formatCursor } from './cursor.ts';
import type { LogEvent } from './log-event.ts';

/** An event as the API shows it, after `redactEventFor` has made of it what its reader may read. */
export function toEvent(event: LogEvent): Event {
  const {
    place,
    actor,
    person,
    visibility: _visibility,
    contentBefore: _before,
    reportingAgencies: _agencies,
    ...rest
  } = event;
  return {
    ...rest,
    changes: event.changes.map((change) => named(change, event)),
    id: encodeNodeId('Event', String(place.position)),
    cursor: formatCursor(place),
    actor: actor ? toPerson(actor) : null,
    person: person ? toPerson(person) : null,
  };
}

/**
 * Other programs know people and events by the ids of nodes, not by those in the log. The digest of what is left of
 * an event is for verify-log alone.
 */
function named(change: FieldChange, { kind, countryCode, agencyCode }: LogEvent): FieldChange {
  const { field, from, to } = change;
  if (field === continuesField && to !== null) {
    const [snapshot = '', item = ''] = to.split(':');
    return {
      ...change,
      to: encodeNodeId('SnapshotAnswer', snapshot, countryCode ?? '', item, agencyCode ?? ''),
    };
  }
  if (field === personField && to !== null) return { ...change, to: encodeNodeId('Person', to) };
  if (namesPerson.has(field)) return { field, from: personId(from), to: personId(to) };
  if (field === conflictField && to !== null) return { ...change, to: encodeNodeId('Event', to) };
  if (field === stepField && to !== null) return { ...change, to: encodeNodeId('NextStep', to) };
  if (kind.startsWith('COMMENT_') && field !== erasedField) return namedInComment(change);
  if (erasesContent(kind) && field === erasedField && from !== null) {
    return { ...change, from: encodeNodeId('Event', from), to: null };
  }
  return change;
}

const namesPerson: ReadonlySet<string> = new Set([
  returnedToField,
  fileAuthorField,
  assignedToField,
  ownerField,
  proposedByField,
]);

function personId(id: string | null): string | null {
  return id === null ? null : encodeNodeId('Person', id);
}

function namedInComment({ field, from, to }: FieldChange): FieldChange {
  const type = commentNames[field];
  const named = (id: string | null) => (type && id !== null ? encodeNodeId(type, id) : id);
  return { field, from: named(from), to: named(to) };
}

/** What the changes of a comment name by ids. */
const commentNames: Readonly<Record<string, 'Comment' | 'Person'>> = {
  comment: 'Comment',
  replyTo: 'Comment',
  mention: 'Person',
};
