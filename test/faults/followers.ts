import type { GraphQLClient } from '../support/graphql-client.ts';
import { createLiveClient } from '../support/live-client.ts';
import { createStreamClient } from '../support/stream-client.ts';
import { waitUntil } from '../support/wait.ts';

const follow = 'subscription ($after: Cursor) { events(after: $after) { id cursor } }';
/** The cursor of the empty log. */
const beginning = '0.000000000000';

type Message = { events: { id: string; cursor: string } };

/** Somebody who keeps a copy of the whole log, as a careful program would. */
export interface Follower {
  /** The cursors of the events in the copy, in order. */
  copy(): string[];
  /** How often the log turned out to be another one, and was read afresh. */
  afresh(): number;
  close(): Promise<void>;
}

/** Follows over WebSocket: goes on after its last cursor, and begins anew where that is refused. */
export function followBySocket({ serverUrl, cookie }: GraphQLClient): Follower {
  const live = createLiveClient(serverUrl, { cookie });
  return keepCopy(
    (after) => live.subscribe<Message>(follow, { after }, { resume: ({ events }) => events.cursor }),
    () => live.close(),
  );
}

/** The same over server-sent events, where each connection that ends is opened again by whoever reads. */
export function followByStream(client: GraphQLClient): Follower {
  let streams = createStreamClient(client);
  return keepCopy(
    (after) => {
      streams.close();
      streams = createStreamClient(client);
      return streams.subscribe<Message>(follow, { after });
    },
    async () => streams.close(),
  );
}

type Reading = {
  received: readonly Message[];
  errors: readonly { message: string; extensions?: { code?: string } }[];
  ended(): boolean;
};

function keepCopy(open: (after: string) => Reading, close: () => Promise<void>): Follower {
  let kept: string[] = [];
  let afresh = 0;
  let closed = false;
  let reading = open(beginning);
  const heard = () => reading.received.map(({ events }) => events.cursor);
  const reopening = (async () => {
    while (!closed) {
      await waitUntil(() => closed || reading.ended(), { within: 3_600_000, every: 50 });
      if (closed) return;
      const refused = reading.errors.some(({ extensions }) => extensions?.code === 'CURSOR_INVALID');
      if (refused) afresh += 1;
      kept = refused ? [] : [...kept, ...heard()];
      reading = open(kept.at(-1) ?? beginning);
    }
  })();
  return {
    copy: () => [...kept, ...heard()],
    afresh: () => afresh,
    async close() {
      closed = true;
      await reopening;
      await close();
    },
  };
}
