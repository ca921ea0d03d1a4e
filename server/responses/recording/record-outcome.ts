import type { CellProgress } from '../../domain/cell.ts';
import type { Clash } from './merge.ts';
import type { ResponseFields } from './record-input.ts';

/** A response as the API shows it. */
export type ResponseState = ResponseFields & {
  cycleCode: string;
  countryCode: string;
  itemCode: string;
  agencyCode: string | null;
  revision: number;
  updatedAt: Date;
  updatedBy: { id: string; name: string };
};

export type RefusalCode =
  | 'FORBIDDEN'
  | 'CYCLE_NOT_OPEN'
  | 'UNKNOWN_COUNTRY'
  | 'UNKNOWN_AGENCY'
  | 'UNKNOWN_ITEM'
  | 'NOT_REPORTING'
  | 'INVALID';

/** Why nothing was recorded: a code for programs, a sentence for people. */
export type Refusal = { code: RefusalCode; message: string };

/** What became of one input. */
export type RecordOutcome =
  | {
      kind: 'RECORDED';
      mutationId: string;
      response: ResponseState;
      progress: CellProgress;
      cursor: string;
      /** Somebody else's newer fields were kept beside the author's. */
      merged: boolean;
      replayed: boolean;
    }
  | {
      kind: 'CONFLICTED';
      mutationId: string;
      /** Of the RESPONSE_CONFLICTED event, where the author's text is kept. */
      position: number;
      response: ResponseState;
      clashes: Clash[];
      replayed: boolean;
    }
  | ({ kind: 'REFUSED'; mutationId: string } & Refusal);
