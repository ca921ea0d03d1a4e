import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { UnderWork } from './under-work.ts';
import { send } from './writer.ts';

describe('two replicas under six writers and two followers lose nothing and go on', () => {
  let work: UnderWork;
  afterEach(() => work?.end());

  const expectNothingLost = async () => {
    await work.stopWriting();
    const applied = await work.expectWell(work.primary);
    expect(work.acknowledgedIds.filter((id) => !applied.has(id))).toEqual([]);
  };

  test('when PostgreSQL stands still for 20 s', async () => {
    work = await UnderWork.begin();
    await work.primary.freeze();
    await sleep(20_000);
    expect(await work.ready()).toEqual([false, false]);
    await work.primary.thaw();
    await work.goesOn({ within: 2_000 });
    await expectNothingLost();
  }, 180_000);

  test('when open connections go silent and new ones are let through, and tell what was under way when it is sent again', async () => {
    work = await UnderWork.begin();
    const before = work.sent.length;
    work.relay.swallow();
    await work.goesOn({ within: 40_000 });
    await work.stopWriting();
    const underWay = work.sent.slice(Math.max(0, before - 6), before);
    for (const { input, outcome } of underWay) {
      const [client] = work.clients;
      if (client && outcome) expect(await send(client, input)).toMatchObject({ replayed: true });
    }
    await expectNothingLost();
  }, 180_000);
});
