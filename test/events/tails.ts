import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Reader } from '../../server/access/visibility.ts';
import type { Database } from '../../server/database/database.ts';
import type { EventFilter } from '../../server/log/event-filter.ts';
import type { LogEvent } from '../../server/log/log-event.ts';
import { LogTail } from '../../server/log/log-tail.ts';
import { FanOut } from '../../server/subscriptions/fan-out.ts';
import type { Sink } from '../../server/subscriptions/reader.ts';
import { type EventFeed, type ProgressFeed, readByFanOut } from '../../server/subscriptions/streams.ts';
import { strictBackground } from '../support/background.ts';
import { createMessageQueue, type MessageQueue } from '../support/message-queue.ts';

/** Starts a tail that stops with the test. */
export async function startTail(database: Database): Promise<LogTail> {
  const background = strictBackground();
  const tail = new LogTail(database, pino({ level: 'silent' }), background);
  await tail.start();
  onTestFinished(async () => {
    tail.stop();
    await background.finish();
  });
  return tail;
}

export interface Followed<Item> extends MessageQueue<Item> {
  /** Stops reading, and waits until it has ended. */
  leave(): Promise<void>;
}

type Followable =
  | Omit<EventFeed, typeof Symbol.asyncIterator>
  | Omit<ProgressFeed, typeof Symbol.asyncIterator>;

/** Follows a tail as subscriptions do, through a fan-out of its own, and keeps all that comes, as it came out of the log. */
export function follow<Item>(tail: LogTail, feed: Followable): Followed<Item> {
  let failure: string | undefined;
  const queue = createMessageQueue<Item>(() => failure);
  const background = strictBackground();
  const onFailure = (error: unknown) => {
    failure = String(error);
  };
  const fanOut = new FanOut<Item>(tail, onFailure, background);
  const sink: Sink<Item> = {
    behind: false,
    send: queue.push,
    write: async (messages) => messages.forEach(queue.push),
  };
  const question = { key: '', render: async (happened: unknown) => happened as Item };
  const reader = fanOut.follow({ ...readByFanOut, ...feed }, question, sink);
  fanOut.start();
  const ended = reader.next().catch((error: unknown) => {
    failure = String(error);
  });
  const leave = async () => {
    await reader.return();
    await ended;
    fanOut.stop();
    await background.finish();
  };
  onTestFinished(leave);
  return { ...queue, leave };
}

/** The events that a reader sees after a position. */
export function followEvents(
  tail: LogTail,
  after: number,
  filter: EventFilter | null,
  reader: Reader,
): Followed<LogEvent> {
  return follow(tail, { topic: 'EVENTS', after, filter, reader });
}
