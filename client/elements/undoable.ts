import type { Patch, RecordedResponse, ResponseAddress, Values } from '../sync/model.ts';

/** An answer with which something was just done, and how it is taken back. */
export interface Undoable {
  readonly address: ResponseAddress;
  /** What was done left it at this revision, */
  readonly revision: number;
  /** saying this. */
  readonly now: Values;
  readonly back: Patch;
}

export interface UndoProps {
  readonly done: readonly Undoable[];
  /** An answer as the page knows it. */
  readonly current: (key: string) => RecordedResponse | undefined;
  /** These are being taken back. */
  readonly onUndo?: (keys: readonly string[]) => void;
}
