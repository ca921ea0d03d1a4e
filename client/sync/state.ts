import type { RecordResponsesMutation } from '../operations/operations.generated.ts';
import type { Device, DeviceEffect, DeviceInput } from './device-state.ts';
import type { Followed } from './follow.ts';
import type { Started } from './known-names.ts';
import type { Agency, Country, Cycle, Fault, Request, Viewer } from './model.ts';
import type { Entry, Outbox, Send } from './outbox.ts';
import type { Edit, Resolution } from './outbox-edits.ts';
import type { Rung, RungNews } from './rung.ts';
import type { CatchUp, Copy, Topic } from './topic.ts';

/** What every view needs to name things by. */
export interface Reference {
  /** By it the device knows whether its names of agencies and countries are those of now. */
  readonly namesDigest: string;
  readonly agencies: Readonly<Record<string, Agency>>;
  readonly countries: Readonly<Record<string, Country>>;
  readonly cycles: readonly Cycle[];
  /** Null when no cycle is open. */
  readonly currentCycle: string | null;
}

export type Session =
  | { readonly is: 'unknown'; readonly fault: Fault | null }
  /** `ended`: it was there and the server ended it. */
  | { readonly is: 'out'; readonly ended: boolean }
  /** `asOf`: so it was by what the device kept; the server has not been heard since. */
  | { readonly is: 'in'; readonly viewer: Viewer; readonly asOf?: string };

export interface Link {
  readonly is: 'none' | RungNews['to'];
  /** Since when, by the device's clock. */
  readonly since: string;
  /** Why it does not come back, where an ordinary question was told: a browser doesn't tell of a socket. */
  readonly fault?: Fault;
  /** On which rung, once there is a choice, and what it says of itself. */
  readonly rung?: Rung;
  readonly every?: number;
  readonly heard?: string;
}

/** A sentence's worth of what others did, for those who don't see the page move. */
export interface Digest {
  readonly changes: number;
  readonly countries: readonly string[];
}

export interface State {
  readonly session: Session;
  readonly reference: Reference | null;
  readonly link: Link;
  /** What stood for this person's roles when the link was last live; null: it hasn't been yet. */
  readonly roles: string | null;
  /** The latest place in the log that any answer named; an answer from before it would be a step back. */
  readonly latest: string | null;
  /** The time of the newest change that was heard of, by the server's clock. */
  readonly lastChange: string | null;
  readonly topics: Readonly<Record<string, Followed>>;
  readonly outbox: Outbox;
  /** What of the outbox is on the device, once that part of the page is there. */
  readonly device?: Device;
  /**
   * Which tab sends. later: it is not known yet what the device has from before, so that nothing of an answer may go ahead
   * of it; elsewhere: another tab does, with everything that this one keeps.
   */
  readonly sends: 'later' | 'here' | 'elsewhere';
  /** The author of the outbox: what one person wrote is never sent in another's name. */
  readonly author: string | null;
  readonly parked: Readonly<Record<string, Outbox>>;
  /** Sending waits after a fault. */
  readonly holding: Fault | null;
  readonly collecting: Digest | null;
  readonly digest: Digest | null;
}

export type Outcomes = RecordResponsesMutation['recordResponses'];

/** Everything that can happen to the page. */
export type Input =
  | { readonly is: 'opened' }
  | { readonly is: 'started'; readonly result: Started; readonly at: string }
  | { readonly is: 'start-failed'; readonly fault: Fault }
  /** The server is silent, and the device knows who was signed in. */
  | {
      readonly is: 'recalled';
      readonly viewer: Viewer;
      readonly reference: Reference;
      readonly at: string;
    }
  | { readonly is: 'session-ended' }
  /** The person signs out, and gives up what of theirs is still here. */
  | { readonly is: 'signed-out' }
  | { readonly is: 'link'; readonly news: RungNews; readonly at: string }
  | { readonly is: 'online' }
  /** The browser has no network. */
  | { readonly is: 'offline' }
  /** The device keeps nothing: this window goes on by itself. */
  | { readonly is: 'alone' }
  /** The page is closed or hidden. */
  | { readonly is: 'leaving' }
  | { readonly is: 'follow'; readonly topic: Topic }
  | { readonly is: 'unfollow'; readonly id: string }
  | { readonly is: 'retry'; readonly id: string }
  | {
      readonly is: 'read';
      readonly id: string;
      readonly generation: number;
      readonly result: unknown;
      readonly at: string;
    }
  /** What one can begin with came. */
  | {
      readonly is: 'part-read';
      readonly id: string;
      readonly generation: number;
      readonly result: unknown;
      readonly at: string;
    }
  | { readonly is: 'copied'; readonly id: string; readonly generation: number; readonly copy: Copy }
  | {
      readonly is: 'caught-up';
      readonly id: string;
      readonly generation: number;
      readonly take: CatchUp;
      readonly at: string;
    }
  | {
      readonly is: 'message';
      readonly id: string;
      readonly generation: number;
      readonly message: unknown;
      readonly at: string;
    }
  | { readonly is: 'fault'; readonly id: string; readonly generation: number; readonly fault: Fault }
  | { readonly is: 'due'; readonly id: string; readonly generation: number }
  | { readonly is: 'edit'; readonly edit: Edit }
  | { readonly is: 'settle'; readonly key: string }
  | { readonly is: 'choose'; readonly choice: Resolution }
  | { readonly is: 'discard'; readonly key: string }
  | { readonly is: 'answered'; readonly request: number; readonly outcomes: Outcomes; readonly at: string }
  | { readonly is: 'unanswered'; readonly request: number; readonly fault: Fault }
  | { readonly is: 'send-due' }
  | { readonly is: 'digest-due' };

/** How long until a timer: a plain time, or one that grows with the attempts and is spread by chance. */
export type Delay =
  | { readonly ms: number }
  | { readonly attempt: number; readonly atLeast: number; readonly most?: number };

/** Everything that the machine asks of the outside. */
export type Effect =
  | { readonly do: 'start' }
  | {
      readonly do: 'read';
      readonly id: string;
      readonly generation: number;
      readonly request: Request;
      /** What one can begin with, where there is such a part; asked for in its place. */
      readonly part: Request | null;
      /** Nothing was known of it in this window: the device may have a copy. */
      readonly first: boolean;
    }
  /** What happened since the copy's cursor. */
  | { readonly do: 'since'; readonly id: string; readonly generation: number; readonly cursor: string }
  | { readonly do: 'stream'; readonly id: string; readonly generation: number; readonly request: Request }
  | { readonly do: 'close'; readonly id: string }
  | Send
  /** Nobody waits for the answer: if the page is still there, the same entries go again. */
  | { readonly do: 'send-off'; readonly entries: readonly Entry[] }
  /** A later timer of the same name replaces the earlier one. */
  | {
      readonly do: 'later';
      readonly name: string;
      readonly delay: Delay;
      readonly input: Input | DeviceInput;
    };

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** The machine, with or without what keeps its outbox on the device. */
export type Machine = (
  state: State,
  input: Input | DeviceInput,
) => { readonly state: State; readonly effects: readonly (Effect | DeviceEffect)[] };
