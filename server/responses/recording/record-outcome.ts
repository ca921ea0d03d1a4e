import type { CellProgress } from '../../domain/cell.ts';
import type { ResponseState } from '../to-response.ts';
import type { Clash } from './merge.ts';
import type { Refusal } from './refusal.ts';

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

/** Takes what became of an entry, by its index in the call. */
export type Resolve = (index: number, outcome: RecordOutcome) => void;
