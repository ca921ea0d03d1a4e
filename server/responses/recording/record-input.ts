import type { FieldName, ResponseFields } from '../../domain/response-fields.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { Refusal } from './refusal.ts';

/** That an input confirms what was recorded of the cycle before. Its status is decided by what its author may. */
export type Confirmation = {
  /** The recorded answer's id, as it was sent. */
  answer: string;
  /** The same as the event says it, see `continuesField`. */
  continues: string;
  /** Why it can't be confirmed, where it can't. */
  refusal: Refusal | null;
};

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
  /** Of a country team's answer: the id that it shares with those of other countries that are written at once. */
  together?: string | null | undefined;
  /** Who wrote it, where it comes from a file of somebody else’s, by the id of their node. */
  fromFileOf?: string | null | undefined;
  writtenAt?: Date | null | undefined;
  confirms?: Confirmation;
} & { [Name in FieldName]?: ResponseFields[Name] | null | undefined };

/** An input and who sent it. */
export type Entry = { author: Viewer; input: RecordInput };

/** An entry in the middle of being recorded: its index in the call, and what its input's bytes come to. */
export type Pending = Entry & { index: number; digest: Buffer };
