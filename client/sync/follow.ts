import { type Fault, laterOf } from './model.ts';
import type { CatchUp, Context, Copy, Taken, Topic } from './topic.ts';

// Following one topic, as a pure state machine:
//
//   reading ──result──▶ streaming ──lost──▶ waiting ──due──▶ streaming (from the last cursor) or reading (if none)
//      ▲                   │
//      └──cursor refused───┘        idle: nobody looks. paused: nobody is signed in. failed: asking again won't help.
//
// A copy that the device kept stands in the place of the first read: what is read then is what happened since (`asOf`).
//
// `generation` rises with every read and stream, so that an answer to an earlier one is known as late and left aside.

export interface Followed {
  readonly topic: Topic;
  readonly watchers: number;
  readonly phase: 'reading' | 'streaming' | 'waiting' | 'idle' | 'paused' | 'failed';
  readonly generation: number;
  readonly attempt: number;
  readonly data: unknown;
  readonly cursor: string | null;
  /**
   * The place of an answer to one's own change that is in the copy, until the stream has brought its event. Null where there
   * is none: the cursor then stands for everything in the copy.
   */
  readonly ahead: string | null;
  /** Of when the copy is, where it comes from the device and the server has said nothing of it since. */
  readonly asOf: string | null;
  readonly fault: Fault | null;
}

/** What following asks of the network. */
export type FollowStep = 'read' | 'since' | 'stream' | 'close' | 'wait' | 'none';
export interface FollowResult {
  readonly followed: Followed;
  readonly step: FollowStep;
}

/** A topic that nobody has looked at. */
export function unfollowed(topic: Topic): Followed {
  return {
    topic,
    watchers: 0,
    phase: 'idle',
    generation: 0,
    attempt: 0,
    data: undefined,
    cursor: null,
    ahead: null,
    asOf: null,
    fault: null,
  };
}

/** Goes on from where it is: from the last cursor, or with a read where there is none to go on from. */
export function resumed(followed: Followed): FollowResult {
  const known = followed.data !== undefined && followed.cursor !== null;
  const step = !known ? 'read' : followed.asOf ? 'since' : 'stream';
  return {
    followed: {
      ...followed,
      phase: step === 'stream' ? 'streaming' : 'reading',
      generation: followed.generation + 1,
    },
    step,
  };
}

/** The device had a copy. */
export function copied(followed: Followed, generation: number, copy: Copy): FollowResult {
  if (generation !== followed.generation || followed.phase !== 'reading') return unchanged(followed);
  return resumed({ ...followed, data: copy.data, cursor: copy.cursor, asOf: copy.at });
}

/** A part of it came that one can begin with, while the whole is read. */
export function partDone(followed: Followed, generation: number, data: unknown): FollowResult {
  if (generation !== followed.generation || followed.phase !== 'reading') return unchanged(followed);
  return readAgain({ ...followed, data });
}

/** What happened since the copy came, to be applied to it as it is now: an answer to one's own change may be in it. */
export function caughtUp(
  followed: Followed,
  generation: number,
  take: CatchUp,
  context: Context,
): FollowResult {
  if (generation !== followed.generation || followed.phase !== 'reading') return unchanged(followed);
  const taken = take(followed.data, context);
  if (taken.outdated) return readAgain(followed);
  return streaming({ ...followed, data: taken.data, cursor: taken.cursor ?? followed.cursor });
}

/**
 * The answer to one's own change. `cursor` is the change's position in the log. The stream may have brought its event
 * before: then nothing is ahead.
 */
export function received(followed: Followed, data: unknown, cursor: string | null): Followed {
  if (data === followed.data) return followed;
  const heard = laterOf(cursor, followed.cursor) === followed.cursor;
  return { ...followed, data, ahead: heard ? followed.ahead : laterOf(followed.ahead, cursor) };
}

/**
 * The log is another one than it was. What is known comes from the former, and is read afresh before anybody goes
 * on from it.
 */
export function uprooted(followed: Followed): Followed {
  return { ...followed, cursor: null, ahead: null };
}

/** Nobody looks any more, or nobody is signed in. What is known stays. */
export function stopped(followed: Followed, phase: 'idle' | 'paused'): FollowResult {
  return { followed: { ...followed, phase, generation: followed.generation + 1, attempt: 0 }, step: 'close' };
}

/** The snapshot came. */
export function readDone(
  followed: Followed,
  generation: number,
  result: unknown,
  context: Context,
): FollowResult {
  if (generation !== followed.generation || followed.phase !== 'reading') return unchanged(followed);
  const { data, cursor, outdated } = followed.topic.take(result, context, followed.data);
  if (outdated) return readAgain({ ...followed, data: undefined });
  return streaming({ ...followed, data, cursor, ahead: null });
}

function streaming(followed: Followed): FollowResult {
  const { generation } = followed;
  return {
    followed: {
      ...followed,
      asOf: null,
      phase: 'streaming',
      generation: generation + 1,
      attempt: 0,
      fault: null,
    },
    step: 'stream',
  };
}

/** The stream brought something. */
export function heardFrom(
  followed: Followed,
  generation: number,
  message: unknown,
  context: Context,
): FollowResult & { heard?: Taken<unknown>['heard'] | undefined } {
  if (generation !== followed.generation || followed.phase !== 'streaming') return unchanged(followed);
  const { data, cursor, heard, outdated } = followed.topic.apply(followed.data, message, context);
  const ahead = followed.ahead && laterOf(followed.ahead, cursor) === cursor ? null : followed.ahead;
  const next = { ...followed, data, cursor: cursor ?? followed.cursor, ahead, attempt: 0, fault: null };
  return outdated ? { ...readAgain(next), heard } : { followed: next, step: 'none', heard };
}

/** Without its cursor, so that a read that brings no answer is followed by another and not by what came after it. */
function readAgain(followed: Followed): FollowResult {
  return {
    followed: { ...followed, cursor: null, phase: 'reading', generation: followed.generation + 1 },
    step: 'read',
  };
}

/**
 * The read or the stream ended without being asked to. A copy that was ahead of the log then has no cursor to go on
 * from. A server that lost the change meanwhile would go on from the cursor and never take the change back.
 */
export function faulted(followed: Followed, generation: number, fault: Fault): FollowResult {
  if (
    generation !== followed.generation ||
    (followed.phase !== 'reading' && followed.phase !== 'streaming')
  ) {
    return unchanged(followed);
  }
  switch (fault.kind) {
    case 'cursor':
      return readAgain(followed);
    case 'network':
    case 'server':
    case 'turned-away':
      return {
        followed: {
          ...followed,
          cursor: followed.ahead ? null : followed.cursor,
          phase: 'waiting',
          generation: generation + 1,
          attempt: followed.attempt + 1,
          fault,
        },
        step: 'wait',
      };
    case 'signed-out':
      return stopped({ ...followed, fault }, 'paused');
    default:
      return { followed: { ...followed, phase: 'failed', generation: generation + 1, fault }, step: 'none' };
  }
}

/** The wait is over. */
export function due(followed: Followed, generation: number): FollowResult {
  if (generation !== followed.generation || followed.phase !== 'waiting') return unchanged(followed);
  return resumed(followed);
}

function unchanged(followed: Followed): FollowResult {
  return { followed, step: 'none' };
}
