/** How far the work on an answer has come. */
export type ResponseStatus = 'NOT_STARTED' | 'IN_PROGRESS' | 'SUBMITTED' | 'RETURNED' | 'ACCEPTED';

/** What the answer says. */
export type Rating = 'MISSING' | 'APPROACHES' | 'MEETS' | 'EXCEEDS' | 'NOT_APPLICABLE';

/** The fields of a response that people write. */
export type ResponseFields = { status: ResponseStatus; rating: Rating | null; narrative: string | null };

export type FieldName = keyof ResponseFields;

/** In the order in which changes and conflicts list them. */
export const fieldNames: readonly FieldName[] = ['status', 'rating', 'narrative'];

/** An event that erases content also names other events in its changes. */
export function isFieldName(field: string): field is FieldName {
  return fieldNames.some((name) => name === field);
}

/** One change as its author sent it. A field that is absent (undefined) stays; null clears rating or narrative. */
export type RecordInput = {
  mutationId: string;
  cycle?: string | null | undefined;
  country: string;
  item: string;
  agency?: string | null | undefined;
  baseRevision: number;
  status?: ResponseStatus | null | undefined;
  rating?: Rating | null | undefined;
  narrative?: string | null | undefined;
  note?: string | null | undefined;
  writtenAt?: Date | null | undefined;
};
