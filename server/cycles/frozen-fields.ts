import { type FieldName, fieldNames } from '../domain/response-fields.ts';

/** The fields of an answer that a snapshot holds as they were, beside its status; words stay in the log. */
export const frozenFields: readonly FieldName[] = fieldNames.filter(
  (name) => name !== 'status' && name !== 'narrative',
);

/** Those fields of a row, as one JSON value. */
export function saidIn(row: string): string {
  return `jsonb_build_object(${frozenFields.map((name) => `'${name}', ${row}.${name}`).join(', ')})`;
}
