import { expect, onTestFinished, test } from 'vitest';
import type { LogEvent } from '../../server/log/log-event.ts';
import { FanOut } from '../../server/subscriptions/fan-out.ts';
import type { Sink } from '../../server/subscriptions/reader.ts';
import type { Feed } from '../../server/subscriptions/streams.ts';
import { strictBackground } from '../support/background.ts';
import { readsEverything } from '../support/readers.ts';
import { waitUntil } from '../support/wait.ts';
import { MemoryLog } from './memory-log.ts';

const said = (note: string) => ({ kind: 'RESPONSE_RECORDED' as const, countryCode: 'KEN', note });

test('whoever comes after the log became another one gets nothing of the former, and all of the new one', async () => {
  const log = new MemoryLog(100);
  const fanOut = new FanOut<string>(log, (error) => expect.unreachable(String(error)), strictBackground());
  fanOut.start();
  onTestFinished(() => fanOut.stop());
  let finish = () => {};
  const hangs = new Promise<void>((done) => {
    finish = done;
  });
  const render = async (happened: unknown) => {
    const { note } = (happened as { events?: LogEvent }).events ?? (happened as LogEvent);
    if (note === 'lost, and being told') await hangs;
    return String(note);
  };
  const follow = (after: number) => {
    const got: string[] = [];
    const sink: Sink<string> = {
      behind: false,
      send: (message) => void got.push(message),
      write: async (messages) => void got.push(...messages),
    };
    const feed = { topic: 'EVENTS', after, filter: null, reader: readsEverything } as unknown as Feed;
    const reader = fanOut.follow(feed, { key: 'everything', render }, sink);
    void reader.next();
    return { got, reader };
  };

  log.append([said('kept')]);
  const before = follow(0);
  await waitUntil(() => before.got.length === 1 && fanOut.position === 1);
  log.append([said('lost, and being told'), said('lost')]);
  await waitUntil(() => fanOut.position === 3);

  log.lose(1);
  fanOut.startOver();
  const after = follow(1);
  log.append([said('new')]);
  finish();
  await waitUntil(() => after.got.length > 0);
  // The transports send away whoever read of the former, each when its connection has closed.
  await before.reader.return();
  log.append([said('newer')]);
  await waitUntil(() => after.got.length > 1);
  expect(after.got).toEqual(['new', 'newer']);
  await after.reader.return();
});
