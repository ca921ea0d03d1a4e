import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { LogTail } from '../../server/log/log-tail.ts';
import { WakeUps } from '../../server/log/wake-ups.ts';
import { strictBackground } from '../support/background.ts';
import { openTestDatabase } from '../support/engines.ts';
import { waitUntil } from '../support/wait.ts';
import { startTail } from './tails.ts';

const background = strictBackground();

async function stop(wakeUps: WakeUps): Promise<void> {
  wakeUps.stop();
  await background.finish();
}

test('a replica wakes the others, and itself once: its own message tells it nothing new', async () => {
  const { database, location, drop } = await openTestDatabase('postgres');
  onTestFinished(() => drop());
  if (!('url' in location)) throw new Error('a server has an address');
  const { url } = location;
  const follow = async (): Promise<{ tail: LogTail; wakeUps: WakeUps }> => {
    const tail = await startTail(database);
    const wakeUps = new WakeUps(database, tail, url, pino({ level: 'silent' }), background);
    await wakeUps.start();
    onTestFinished(() => stop(wakeUps));
    return { tail, wakeUps };
  };
  const own = await follow();
  const other = await follow();
  const ownWakes = vi.spyOn(own.tail, 'wake');
  const otherWakes = vi.spyOn(other.tail, 'wake');
  for (let count = 1; count <= 3; count++) {
    own.wakeUps.announce();
    await waitUntil(() => otherWakes.mock.calls.length === count, { what: 'the other has heard of it' });
  }
  // Messages come in the order in which they were sent, so that what `own` sent has reached it before this one.
  other.wakeUps.announce();
  await waitUntil(() => ownWakes.mock.calls.length > 3, { what: 'it has heard of the other' });
  expect(ownWakes).toHaveBeenCalledTimes(4);
  expect(otherWakes).toHaveBeenCalledTimes(4);
});

test('a replica whose listening connection is ended listens again, each time', async () => {
  const { database, location, drop } = await openTestDatabase('postgres');
  onTestFinished(() => drop());
  if (!('url' in location)) throw new Error('a server has an address');
  const listeners = () =>
    database.query<{ pid: number }>({
      name: 'test-listeners',
      text: `select pid from pg_stat_activity
              where datname = current_database() and application_name = 'concord wake-ups' and query like 'listen%'`,
    });
  const tail = await startTail(database);
  const wakeUps = new WakeUps(database, tail, location.url, pino({ level: 'silent' }), background);
  await wakeUps.start();
  onTestFinished(() => stop(wakeUps));
  for (let round = 0; round < 3; round++) {
    const [before] = await waitUntil(listeners);
    await database.query({ name: 'test-end', text: 'select pg_terminate_backend($1)' }, [before?.pid]);
    await waitUntil(async () => {
      const [now] = await listeners();
      return now && now.pid !== before?.pid;
    });
  }
});
