import { type Field, type LogEvent, type RecordedResponse, untouched } from './model.ts';

/** After words were erased, or an answer was withdrawn from one's sight, what is known is more than one may know. */
export function outdates({ kind, changes }: LogEvent): boolean {
  return kind === 'CONTENT_ERASED' || changes.some(({ field, to }) => field === 'status' && to === null);
}

/** A response as an event left it, from what was known of it before; null where the event tells of none. */
export function responseAfter(event: LogEvent, known: RecordedResponse | undefined): RecordedResponse | null {
  const { countryCode, cycleCode, itemCode, agencyCode, revision, actor } = event;
  if (countryCode === null || cycleCode === null || itemCode === null || revision === null || !actor)
    return null;
  const values = Object.fromEntries(event.changes.map(({ field, to }) => [field as Field, to]));
  return {
    ...untouched,
    ...known,
    countryCode,
    cycleCode,
    itemCode,
    agencyCode,
    ...values,
    revision,
    updatedAt: event.at,
    updatedBy: actor,
  };
}
