import type { Fault } from './model.ts';

/**
 * How what others do comes to this page:
 *
 * - socket: a WebSocket, live
 * - stream: server-sent events, live
 * - asking: the page asks now and then
 * - hand: the page asks when a person says so
 */
export type Rung = 'socket' | 'stream' | 'asking' | 'hand';

/** What a rung tells of itself. */
export interface RungNews {
  readonly to: 'connecting' | 'live' | 'asking' | 'lost';
  /** Named once there is a choice; before that it is the socket. */
  readonly rung?: Rung;
  /** What stands for the person's roles, where the server said. */
  readonly roles?: string | undefined;
  readonly fault?: Fault;
  /** Nothing came from it, or nothing more. */
  readonly silent?: boolean;
  /** Milliseconds until the next question; none: nobody asks by itself. */
  readonly every?: number;
  /** When an answer last came, by the device's clock. */
  readonly heard?: string;
}
