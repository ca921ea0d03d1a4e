import { type Field, type LogEvent, type RecordedResponse, untouched } from './model.ts';

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
