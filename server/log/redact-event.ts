import { canRead, canReadComment, type Readable, type Reader } from '../access/visibility.ts';
import { continuesField, type FieldChange, fileAuthorField, personField } from '../domain/event-content.ts';
import { isOfComment } from '../domain/event-visibility.ts';
import { fieldNames } from '../domain/response-fields.ts';
import type { LogEvent } from './log-event.ts';

/**
 * How much of an event somebody gets: all of it, or what is left for those who do not read the draft. There is no third, so
 * that however many people watch in whatever roles, an event is made into text twice at most.
 */
export type Redaction = 'FULL' | 'REDACTED';

/** Which redaction of an event a reader gets; null where for them it never happened. */
export function redactionFor(event: LogEvent, reader: Reader): Redaction | null {
  const { visibility, countryCode, itemCode } = event;
  if (visibility === 'PEOPLE') return seesPeople(event, reader) ? 'FULL' : null;
  if (isOfComment(visibility)) {
    return canReadComment(reader.scope, visibility, event) ? 'FULL' : null;
  }
  if (countryCode === null || itemCode === null) return 'FULL';
  const answer: Readable = { ...event, countryCode, draft: true };
  const readsDraft = canRead(reader.scope, answer);
  if (visibility === 'DRAFT') return readsDraft ? 'FULL' : null;
  if (!canRead(reader.scope, { ...answer, draft: false })) return null;
  return readsDraft || !needsRedaction(event) ? 'FULL' : 'REDACTED';
}

/** An event as one redaction leaves it. */
export function applyRedaction(event: LogEvent, redaction: Redaction): LogEvent {
  return redaction === 'FULL' ? event : redacted(event);
}

/**
 * The event as a reader may see it; null where for them it never happened. `visibleEvent` in read-events.sql.ts says in
 * SQL which those are.
 *
 * Who does not read the draft sees an answer appear with all that it says at that moment, and vanish without a word of
 * what it says from then on.
 */
export function redactEventFor(event: LogEvent, reader: Reader): LogEvent | null {
  const redaction = redactionFor(event, reader);
  return redaction && applyRedaction(event, redaction);
}

function needsRedaction({ visibility, kind, changes }: LogEvent): boolean {
  const changesSides = visibility === 'REVEALED' || visibility === 'WITHDRAWN';
  return changesSides || kind === 'CONTENT_ERASED' || changes.some(({ field }) => field === fileAuthorField);
}

function seesPeople({ changes }: LogEvent, { personId, scope }: Reader): boolean {
  return scope.administration || changes.some(({ field, to }) => field === personField && to === personId);
}

function redacted(event: LogEvent): LogEvent {
  switch (event.visibility) {
    case 'REVEALED':
      return { ...event, baseRevision: null, changes: appearing(event) };
    case 'WITHDRAWN':
      return { ...event, baseRevision: null, writtenAt: null, note: null, changes: vanishing(event) };
    default: {
      // Whose file it came from those read who read drafts.
      const changes = event.changes.filter(({ field }) => field !== fileAuthorField);
      // What was erased may have been a draft's: those who saw none of it learn that it happened, and read afresh.
      return event.kind === 'CONTENT_ERASED'
        ? { ...event, revision: null, changes: [] }
        : { ...event, changes };
    }
  }
}

function appearing({ changes, contentBefore }: LogEvent): FieldChange[] {
  const said = fieldNames.flatMap((field) => {
    const change = changes.find((one) => one.field === field);
    const to = change ? change.to : (contentBefore?.[field] ?? null);
    return to === null ? [] : [{ field, from: null, to }];
  });
  return [...said, ...changes.filter(({ field }) => field === continuesField)];
}

function vanishing({ changes, contentBefore }: LogEvent): FieldChange[] {
  return fieldNames.flatMap((field) => {
    const change = changes.find((one) => one.field === field);
    const from = change ? change.from : (contentBefore?.[field] ?? null);
    return from === null ? [] : [{ field, from, to: null }];
  });
}
