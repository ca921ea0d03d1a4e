import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { LogTail } from '../../server/events/log-tail.ts';
import { createMessageQueue, type MessageQueue } from '../support/message-queue.ts';

/** Starts a tail that stops with the test. */
export async function startTail(database: Database): Promise<LogTail> {
  const tail = new LogTail(database, pino({ level: 'silent' }));
  await tail.start();
  onTestFinished(() => tail.stop());
  return tail;
}

export interface Reader<Item> extends MessageQueue<Item> {
  /** Stops reading, and waits until the stream has ended. */
  leave(): Promise<void>;
}

/** Reads a stream to its end, and keeps all that comes. */
export function readAll<Item>(stream: AsyncIterableIterator<Item>): Reader<Item> {
  let failure: string | undefined;
  const queue = createMessageQueue<Item>(() => failure);
  const reading = (async () => {
    try {
      for await (const item of stream) queue.push(item);
    } catch (error) {
      failure = String(error);
    }
  })();
  return {
    ...queue,
    async leave() {
      await stream.return?.();
      await reading;
    },
  };
}
