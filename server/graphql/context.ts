import type { Streams } from '../events/streams.ts';
import type { Viewer } from '../identity/viewer.ts';

/** What every resolver is told about the request. */
export type Context = {
  /** Who is asking; null when nobody is signed in. */
  viewer: Viewer | null;
  /** Null when nobody is signed in, and for a program that came by a token. */
  sessionId: string | null;
  /** From where, past the proxies that are believed: what nobody in particular asks for is counted by it. */
  address: string;
  /** Here because a subscription's `subscribe` is given to its decorator, where no resolver instance can be reached. */
  streams: Streams;
};
