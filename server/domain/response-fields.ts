import type { Rating } from '../../schema/types/rating.ts';
import type { ResponseStatus } from '../../schema/types/response-status.ts';

/** The fields of a response that people write. Each is text in the database and in the log: an enum value by its GraphQL name. */
export type ResponseFields = { status: ResponseStatus; rating: Rating | null; narrative: string | null };

export type FieldName = keyof ResponseFields;

/** In the order in which changes and conflicts list them. */
export const fieldNames: readonly FieldName[] = ['status', 'rating', 'narrative'];

/** What an answer says, beside how far the work on it has come. */
export const contentNames = fieldNames.filter((name) => name !== 'status');

/** An event that erases content also names other events in its changes. */
export function isFieldName(field: string): field is FieldName {
  return fieldNames.some((name) => name === field);
}

/** The fields alone, of something that has them among others. */
export function pickFields({ status, rating, narrative }: ResponseFields): ResponseFields {
  return { status, rating, narrative };
}
