import type { FieldName, ResponseFields } from '../../domain/response-fields.ts';
import type { Viewer } from '../../domain/viewer.ts';

/** One change as its author sent it. A field that is absent (undefined) stays; null clears what the answer says. */
export type RecordInput = {
  mutationId: string;
  cycle?: string | null | undefined;
  country: string;
  item: string;
  agency?: string | null | undefined;
  baseRevision: number;
  note?: string | null | undefined;
  /** With RETURNED: the person who is to take it up, by the id of their node. */
  returnTo?: string | null | undefined;
  /** That what the answer says is endorsed, by its Resident Coordinator. */
  endorse?: boolean | null | undefined;
  writtenAt?: Date | null | undefined;
} & { [Name in FieldName]?: ResponseFields[Name] | null | undefined };

/** An input and who sent it. */
export type Entry = { author: Viewer; input: RecordInput };

/** An entry in the middle of being recorded: its index in the call, and what its input's bytes come to. */
export type Pending = Entry & { index: number; digest: Buffer };
