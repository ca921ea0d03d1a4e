import { afterEach, describe, expect, test } from 'vitest';
import { ask, type StandingServer } from '../support/standing-server.ts';
import { waitUntil } from '../support/wait.ts';
import { takesWrites, UnderWork } from './under-work.ts';

/** After the first write that succeeds on a fresh connection straight to the server. */
const soonMs = 2_000;

describe('two replicas under six writers and two followers lose nothing and go on', () => {
  let work: UnderWork;
  const standbys: StandingServer[] = [];
  afterEach(() => work?.end(standbys.splice(0)));

  const expectNothingLost = async (server: StandingServer) => {
    await work.stopWriting();
    const applied = await work.expectWell(server);
    const lost = work.acknowledgedIds.filter((id) => !applied.has(id));
    expect(lost).toEqual([]);
    expect(work.acknowledgedIds.length).toBeGreaterThan(20);
  };

  test('when PostgreSQL restarts, when it crashes, and when all its backends are ended', async () => {
    work = await UnderWork.begin();
    const { primary } = work;
    for (const fault of [
      () => primary.stop().then(primary.start),
      () => primary.crash().then(primary.start),
      () =>
        ask(
          primary.url('postgres'),
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'concord'`,
        ),
    ]) {
      await fault();
      await takesWrites(primary);
      await work.goesOn({ within: soonMs });
    }
    await waitUntil(async () => (await work.ready()).every(Boolean), { within: 20_000 });
    await expectNothingLost(primary);
  }, 180_000);

  test('when the address goes to a read-only standby and back, and to the standby for good, where it is promoted', async () => {
    work = await UnderWork.begin(async (primary) => {
      standbys.push(await primary.makeStandby());
      await ask(primary.url('postgres'), `alter system set synchronous_standby_names = '*'`);
      await ask(primary.url('postgres'), 'select pg_reload_conf()');
      await waitUntil(
        () =>
          ask<{ n: number }>(
            primary.url('postgres'),
            `select from pg_stat_replication where sync_state = 'sync'`,
          ).then((rows) => rows.length > 0),
        { within: 20_000, every: 50, what: 'the standby is synchronous' },
      );
    });
    const [standby] = standbys as [StandingServer];
    const unready = () =>
      waitUntil(async () => !(await work.ready()).some(Boolean), {
        within: 20_000,
        what: 'no replica says that it is ready',
      });
    work.relay.pointAt(standby.port);
    work.relay.cut();
    await unready();
    // Those that were opened to the standby stay there.
    work.relay.pointAt(work.primary.port);
    await work.goesOn({ within: soonMs });
    await waitUntil(async () => (await work.ready()).every(Boolean), { within: 20_000 });

    work.relay.pointAt(standby.port);
    await work.primary.crash();
    await unready();
    await standby.promote();
    await takesWrites(standby);
    await work.goesOn({ within: soonMs });
    await expectNothingLost(standby);
  }, 180_000);

  test('when the address goes to a standby that lost the last events: nobody keeps one of those', async () => {
    work = await UnderWork.begin(async (primary) => void standbys.push(await primary.makeStandby()));
    const [standby] = standbys as [StandingServer];
    const { primary } = work;
    // From here on it gets nothing: what is written now is lost with the primary.
    await standby.stop();
    await work.goesOn();
    await work.goesOn();
    const doomed = work.followers.map((follower) => follower.copy());
    await primary.crash();
    await standby.start();
    await standby.promote();
    work.relay.pointAt(standby.port);
    await takesWrites(standby);
    await work.goesOn({ within: 10_000 });
    await work.stopWriting();
    await work.expectWell(standby);
    for (const [index, follower] of work.followers.entries()) {
      expect(follower.afresh()).toBeGreaterThan(0);
      const now = new Set(follower.copy());
      expect(doomed[index]?.some((cursor) => !now.has(cursor))).toBe(true);
    }
  }, 180_000);
});
