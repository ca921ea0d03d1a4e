import type { FieldName } from '../domain/response-fields.ts';

/** A cell that came back, by its address such as `F7`. A problem: it shows an error, or a formula that nobody has worked out. */
export type ReturnedCell = { at: string; text: string; problem: boolean };

/** A row of the sheet with answers, as it came back. `token` is null where the row has lost it; texts are as they stand. */
export type ReturnedRow = {
  row: number;
  token: ReturnedCell | null;
  item: ReturnedCell | null;
  question: string | null;
  fields: Readonly<Partial<Record<FieldName, ReturnedCell>>>;
};
