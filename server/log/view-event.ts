import { canRead, type Readable, type Reader } from '../access/visibility.ts';
import { type FieldChange, personField } from '../domain/event-content.ts';
import type { LogEvent } from './log-event.ts';

/**
 * How much of an event somebody gets: all of it, or what is left for whoever does not read the draft. There is no third, so
 * that however many people watch in whatever roles, an event is made into text twice at most.
 */
export type Edition = 'WHOLE' | 'OUTSIDE';

/** Which edition of an event is for a reader; null where for them it never happened. */
export function editionFor(event: LogEvent, reader: Reader): Edition | null {
  const { visibility, countryCode, itemCode } = event;
  if (visibility === 'PEOPLE') return seesPeople(event, reader) ? 'WHOLE' : null;
  if (countryCode === null || itemCode === null) return 'WHOLE';
  const answer: Readable = { ...event, countryCode, draft: true };
  const readsDraft = canRead(reader.scope, answer);
  if (visibility === 'DRAFT') return readsDraft ? 'WHOLE' : null;
  if (!canRead(reader.scope, { ...answer, draft: false })) return null;
  return readsDraft || !saysMoreInside(event) ? 'WHOLE' : 'OUTSIDE';
}

/** An event in one of its editions. */
export function editionOf(event: LogEvent, edition: Edition): LogEvent {
  return edition === 'WHOLE' ? event : fromOutside(event);
}

/**
 * The event as a reader may see it; null where for them it never happened. `visibleEvent` in read-events.sql.ts says in
 * SQL which those are.
 *
 * Whoever does not read the draft sees an answer appear with all that it says at that moment, and vanish without a word of
 * what it says from then on.
 */
export function viewEvent(event: LogEvent, reader: Reader): LogEvent | null {
  const edition = editionFor(event, reader);
  return edition && editionOf(event, edition);
}

function saysMoreInside({ visibility, kind }: LogEvent): boolean {
  return visibility === 'REVEALED' || visibility === 'WITHDRAWN' || kind === 'CONTENT_ERASED';
}

function seesPeople({ changes }: LogEvent, { personId, scope }: Reader): boolean {
  return scope.administration || changes.some(({ field, to }) => field === personField && to === personId);
}

function fromOutside(event: LogEvent): LogEvent {
  switch (event.visibility) {
    case 'REVEALED':
      return { ...event, baseRevision: null, changes: appearing(event) };
    case 'WITHDRAWN':
      return { ...event, baseRevision: null, writtenAt: null, note: null, changes: vanishing(event) };
    default:
      // What was erased may have been a draft's: those who saw none of it learn that it happened, and read afresh.
      return event.kind === 'CONTENT_ERASED' ? { ...event, revision: null, changes: [] } : event;
  }
}

function appearing({ changes, contentBefore }: LogEvent): FieldChange[] {
  return contentFields.flatMap((field) => {
    const change = changes.find((one) => one.field === field);
    const to = change ? change.to : (contentBefore?.[field] ?? null);
    return to === null ? [] : [{ field, from: null, to }];
  });
}

function vanishing({ changes, contentBefore }: LogEvent): FieldChange[] {
  return contentFields.flatMap((field) => {
    const change = changes.find((one) => one.field === field);
    const from = change ? change.from : (contentBefore?.[field] ?? null);
    return from === null ? [] : [{ field, from, to: null }];
  });
}

const contentFields = ['status', 'rating', 'narrative'] as const;
