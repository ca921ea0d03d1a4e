import { Rating } from '../../schema/types/rating.ts';
import { ResponseStatus } from '../../schema/types/response-status.ts';

/** The fields of a response that people write. Each is text in the database and in the log: an enum value by its GraphQL name. */
export type ResponseFields = { status: ResponseStatus; rating: Rating | null; narrative: string | null };

/** What an answer says, beside how far the work on it has come. */
export type ResponseContent = Omit<ResponseFields, 'status'>;

export type FieldName = keyof ResponseFields;

/** In the order in which changes and conflicts list them. */
export const fieldNames: readonly FieldName[] = ['status', 'rating', 'narrative'];

/** Something for each field. */
export function byField<Value>(of: (field: FieldName) => Value): Record<FieldName, Value> {
  return Object.fromEntries(fieldNames.map((field) => [field, of(field)])) as Record<FieldName, Value>;
}

/** What a field can say, where it is one of a list; null for a text. */
export const choicesOf: Readonly<Record<FieldName, readonly string[] | null>> = {
  status: Object.values(ResponseStatus),
  rating: Object.values(Rating),
  narrative: null,
};

/** The fields of `ResponseContent`. */
export const contentNames = fieldNames.filter((name) => name !== 'status');

/**
 * By which field two answers are compared, and its values from the least to the most. One that isn't among them has no
 * place on the scale.
 */
export const comparedField = 'rating' satisfies FieldName;
export const comparedScale: readonly Rating[] = ['MISSING', 'APPROACHES', 'MEETS', 'EXCEEDS'];

/** What nobody has answered says. */
export const nothingSaid: ResponseContent = { rating: null, narrative: null };

/** An event that erases content also names other events in its changes. */
export function isFieldName(field: string): field is FieldName {
  return fieldNames.some((name) => name === field);
}

/** The fields alone, of something that has them among others. */
export function pickFields({ status, rating, narrative }: ResponseFields): ResponseFields {
  return { status, rating, narrative };
}

/** The content alone, of something that has it among others. */
export function pickContent({ rating, narrative }: ResponseContent): ResponseContent {
  return { rating, narrative };
}

/** Whether any of these changes is one of what an answer says. */
export function changesContent(changes: readonly { field: string }[]): boolean {
  return changes.some(({ field }) => contentNames.some((name) => name === field));
}

/** Statuses in which an answer is nobody's business but its authors'. */
const draftStatuses: readonly string[] = ['NOT_STARTED', 'IN_PROGRESS'];

/** Whether an answer with this status is a draft. */
export function isDraft(status: string): boolean {
  return draftStatuses.includes(status);
}
