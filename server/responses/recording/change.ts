import type { Counts } from '../../domain/cell.ts';
import type { FieldChange } from '../../domain/event-content.ts';
import type { EventVisibility } from '../../domain/event-visibility.ts';
import type { ResponseFields } from '../../domain/response-fields.ts';
import type { MergeResult } from './merge.ts';

/** What comes of an input once its cycle's settings were heeded. `ENDORSED` leaves the answer and its revision as they are. */
export type HeededResult =
  | Exclude<MergeResult, { kind: 'INVALID' }>
  | { kind: 'ENDORSED'; merged: false; changes: [] };

/** Whether a change leaves an endorsement, gives one, or makes it void. */
export type EndorsementAfter = 'KEPT' | 'GIVEN' | 'VOID';

/** One decided change, as the statement takes it: with the fields as they are after it. */
export type Change = ResponseFields & {
  /** Its place in the set: events get their positions in this order. */
  ordinal: number;
  outcome: HeededResult['kind'];
  cell_id: number;
  item_code: string;
  /** Whether a second person submits there, as it was decided on; if that has changed, the change is lost as well. */
  second_person: boolean;
  /** The revision that the decision was made on; if the row has moved on, the change is lost and decided again. */
  seen_revision: number;
  /** To whom it was returned then: handing work over changes that without a revision, and then the change is lost as well. */
  seen_returned_to: string | null;
  status_before: string;
  returned_to: string | null;
  endorsement: EndorsementAfter;
  base_revision: number;
  changes: FieldChange[];
  note: string | null;
  /** Of the event, where there is one. */
  visibility: EventVisibility;
  written_at: Date | null;
  person_id: string;
  mutation_id: string;
  merged: boolean;
  /** Hex. */
  input_digest: string;
  salt: string;
  content_digest: string;
};

/** What the statement did with one change. A change that is not among the results was lost. */
export type ChangeResult = {
  ordinal: number;
  position: number;
  hash: Buffer;
  /** The log's hash right before the first event of the statement. */
  hash_before: Buffer;
  at: Date;
  counts: Counts;
  carried: number;
  cell_updated_at: Date | null;
};
