import { createSocket, type Stream } from './live.ts';
import type { Rung, RungNews } from './rung.ts';

/** Where this device keeps which rung somebody chose. */
export const forcedKey = 'concord-rung';

/** The first rung, as the ladder takes it over. */
export type Socket = ReturnType<typeof createSocket>;

/** What the ladder goes on from. */
export interface FirstRung {
  readonly socket: Socket;
  readonly socketUrl: string;
  /** Where the page stands, after what happened so far. */
  readonly rung: Rung;
  readonly tell: (news: RungNews) => void;
}

/** All rungs, in a file of their own. */
export interface Ladder {
  readonly stream: Stream;
  /** What the socket tells. */
  readonly heard: (news: RungNews) => void;
  readonly forced: () => Rung | null;
  readonly force: (rung: Rung | null) => void;
  /** Asks now, on a rung that asks. */
  readonly ask: () => void;
}

export interface Rungs<Loaded extends Ladder> {
  readonly stream: Stream;
  /** The ladder, once it came. */
  readonly ladder: () => Loaded | undefined;
  /** Lets it come. */
  readonly climb: () => Promise<void>;
}

/**
 * The socket alone, until it is lost or somebody has chosen another rung: then the ladder comes. Meanwhile, and where it can't
 * come, the socket is tried again.
 */
export function createRungs<Loaded extends Ladder>(
  socketUrl: string,
  tell: (news: RungNews) => void,
  load: (first: FirstRung) => Promise<Loaded>,
): Rungs<Loaded> {
  let ladder: Loaded | undefined;
  let coming: Promise<void> | undefined;
  let rung: Rung = 'socket';
  const socket = createSocket(socketUrl, (news) => {
    if (ladder) return ladder.heard(news);
    tell(news);
    if (news.to === 'lost') {
      if (news.silent) rung = 'stream';
      climb();
    }
  });
  const climb = () =>
    (coming ??= load({ socket, socketUrl, rung, tell }).then(
      (loaded) => {
        ladder = loaded;
      },
      () => {
        coming = undefined;
      },
    ));
  try {
    if (localStorage.getItem(forcedKey)) climb();
  } catch {
    // A browser that keeps nothing has nothing to say.
  }
  return {
    stream: (sink) => (ladder ?? socket).stream(sink),
    ladder: () => ladder,
    climb,
  };
}
