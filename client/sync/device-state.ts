import type { Fault, ResponseAddress } from './model.ts';
import type { Conflict, Entry, Line, Outcome, Receipt, Refusal, Send } from './outbox.ts';
import type { Edit, Resolution } from './outbox-edits.ts';

// The words between the machine and what keeps its outbox on the device (`device/keeping.ts`), which comes in a later file.

/**
 * Why something is not on the device:
 *
 * - full: the browser gives no more room.
 * - failed: it could not be written, for whatever reason.
 * - newer: a newer version of the page, in another tab, has the database now.
 * - unavailable: there is no database here, as in some private windows.
 * - locked: the passphrase of this person's keys was not given yet, or none was chosen on a shared device.
 */
export type Trouble = 'full' | 'failed' | 'newer' | 'unavailable' | 'locked';

/** What happened to one response since the device had it: done again on top of what another tab has put there meanwhile. */
export type Move =
  /** What stood in the window before it was known what the device has; `own`: something of it was written here and never kept. */
  | { readonly is: 'had'; readonly line: Line; readonly own: boolean }
  /**
   * `on`: whether it was made in a conflict, and the refusal that it took along; an edit that is `apart` joined none of the
   * entries before it.
   */
  | {
      readonly is: 'edit';
      readonly edit: Edit;
      readonly on: { readonly conflict: boolean; readonly refusal: Refusal | null };
      readonly apart: boolean;
    }
  | { readonly is: 'settle' }
  /** `seen`: the conflict as its author saw it. */
  | { readonly is: 'choose'; readonly choice: Resolution; readonly seen: Conflict }
  /** `seen`: the line as its author saw it, of which what they gave up is named. */
  | { readonly is: 'discard'; readonly seen: Line }
  | { readonly is: 'withdraw'; readonly mutationId: string }
  /** The entry is on its way, or was without an answer: as it went, which is what its id stands for from now on. */
  | { readonly is: 'mark'; readonly entry: Entry }
  | { readonly is: 'answered'; readonly outcome: Outcome; readonly at: string }
  | { readonly is: 'rejected'; readonly mutationId: string; readonly message: string };

/** Everything of a response that is kept: a line without the receipt, which is no work. */
export interface KeptLine {
  readonly address: ResponseAddress;
  readonly entries: readonly Entry[];
  readonly conflict: Conflict | null;
  readonly refusal: Refusal | null;
}

/** A line as the device has it; null where it has none any more. */
export interface Stored {
  readonly key: string;
  readonly stamp: string | null;
  readonly line: KeptLine | null;
}

/** One writing that is not yet over. */
export interface Keeping {
  readonly number: number;
  readonly person: string;
  /** How many moves of each line it has in it. */
  readonly moves: Readonly<Record<string, number>>;
  /** The lines that it deletes. */
  readonly emptied: readonly string[];
}

export interface Device {
  /** This life of this tab. */
  readonly tab: string;
  /**
   * - opening: it is not known yet what the device has of this person.
   * - open: everything is there but `unsaved`.
   * - shut: nothing can be kept.
   */
  readonly is: 'opening' | 'open' | 'shut';
  /** The latest writing failed, or the database can't be used. */
  readonly trouble: Trouble | null;
  /** What each line had when it was read or written last. */
  readonly stamps: Readonly<Record<string, string>>;
  /** What the device doesn't have yet, by line: those that are longest there come first. */
  readonly unsaved: Readonly<Record<string, readonly Move[]>>;
  readonly keeping: readonly Keeping[];
  readonly keeps: number;
  /** A timer of the next writing runs. */
  readonly pausing: boolean;
  /** What may only go once the device knows that it is on its way, and the writing that tells it so. */
  readonly held: { readonly send: Send; readonly after: number } | null;
  /** The request that went last, and the ids of its entries. */
  readonly sent: { readonly request: number; readonly ids: readonly string[] };
  /** The other tabs leave the sending to this one. */
  readonly leads: boolean;
  /** The device is to be read, or is being read; stale: what comes was overtaken, and is read again. */
  readonly reading: 'no' | 'due' | 'running' | 'stale';
  /** Whether another tab was asked who sends, and said that it does. */
  readonly asked: 'no' | 'asked' | 'told';
  /** How many records nobody here can read: of a newer version of the page, or damaged. They stay where they are. */
  readonly unreadable: number;
}

/** What one tab tells the others. */
export type Message =
  /** Lines of this person have changed on the device; of those that were received, when. */
  | {
      readonly is: 'changed';
      readonly person: string;
      readonly receipts: Readonly<Record<string, Receipt>>;
    }
  /** Of a person's changes; a tab of another person sends none of them. */
  | { readonly is: 'who-sends'; readonly person: string | null }
  /** And why nothing goes at the moment. */
  | { readonly is: 'sends'; readonly person: string | null; readonly holding: Fault | null }
  /** This person signed out and gave up what was left of theirs. */
  | { readonly is: 'forgotten'; readonly person: string }
  /** Somebody signed in: a tab that was signed out may go on, and one of another person finds out. */
  | { readonly is: 'signed-in'; readonly person: string | null };

export type DeviceInput =
  | { readonly is: 'device-attached'; readonly tab: string }
  /** It is open again, and what was known of it counts no more. */
  | { readonly is: 'device-opened' }
  | { readonly is: 'device-lost'; readonly why: Trouble }
  /** `alone`: no other tab of the page is open. */
  | {
      readonly is: 'restored';
      readonly person: string;
      readonly lines: readonly Stored[];
      readonly unreadable: number;
      readonly alone: boolean;
    }
  | { readonly is: 'kept'; readonly number: number }
  | { readonly is: 'keep-failed'; readonly number: number; readonly why: Trouble }
  /** Nothing was written, for other tabs had written some of the lines meanwhile: here they are. */
  | { readonly is: 'overtaken'; readonly number: number; readonly found: readonly Stored[] }
  | { readonly is: 'keep-due' }
  | { readonly is: 'leads'; readonly to: boolean }
  | { readonly is: 'heard'; readonly message: Message }
  | { readonly is: 'unheard' }
  /** An entry that another tab left open and has not touched since. */
  | { readonly is: 'orphaned'; readonly key: string; readonly stamp: string }
  /** The person takes back one entry that was never sent. */
  | { readonly is: 'withdraw'; readonly mutationId: string };

export type DeviceEffect =
  | { readonly do: 'restore'; readonly person: string }
  | {
      readonly do: 'keep';
      readonly number: number;
      readonly person: string;
      /** The stamp of what is written. */
      readonly stamp: string;
      /** `expected` is what the device must still have for the writing to count. */
      readonly lines: readonly {
        readonly key: string;
        readonly expected: string | null;
        readonly line: KeptLine | null;
      }[];
    }
  | { readonly do: 'tell'; readonly message: Message }
  | { readonly do: 'lead'; readonly steal: boolean }
  /** A key goes with the records. `unless-kept`: not where something waits that this tab may not have heard of. */
  | { readonly do: 'forget'; readonly person: string; readonly what: 'unless-kept' | 'all' };
