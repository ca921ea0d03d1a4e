import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Config, readConfig } from '../server/app/config.ts';
import { openProcessLog } from '../server/app/process-log.ts';
import { startConcord } from '../server/app/start-concord.ts';
import { Background } from '../server/lib/background.ts';
import { newTokenSecret } from '../server/sessions/token-secret.ts';
import { openTestDatabase } from './support/engines.ts';
import { callDemonstration, fillConcord, startTestConcord } from './support/running-concord.ts';
import { waitUntil } from './support/wait.ts';

function createBackground() {
  const lines: unknown[][] = [];
  return { background: new Background({ error: (...line: unknown[]) => lines.push(line) }), lines };
}

/** A promise that the test settles. */
function held() {
  let end = () => {};
  const work = new Promise<void>((done) => {
    end = done;
  });
  return { work, end };
}

describe('work in the background', () => {
  test('that fails is logged by its name, and other work goes on', async () => {
    const { background, lines } = createBackground();
    const { work, end } = held();
    const failure = new Error('out of order');
    background.run('count sheep', Promise.reject(failure));
    background.run('count cows', work);
    await expect
      .poll(() => lines)
      .toEqual([[{ err: failure, task: 'count sheep' }, 'background work failed']]);
    end();
    await background.finish();
    expect(lines).toHaveLength(1);
  });

  test('is waited for at the stop, with what it starts meanwhile', async () => {
    const { background, lines } = createBackground();
    const [first, second] = [held(), held()];
    let finished = false;
    background.run(
      'first',
      first.work.then(() => background.run('second', second.work)),
    );
    const stop = background.finish().then(() => {
      finished = true;
    });
    first.end();
    await new Promise(setImmediate);
    expect(finished).toBe(false);
    second.end();
    await stop;
    expect(lines).toEqual([]);
  });

  test('that does not end is left after a while, and logged by its name', async () => {
    const { background, lines } = createBackground();
    background.run('wait for ever', held().work);
    background.run('end at once', Promise.resolve());
    await background.finish(20);
    expect(lines).toEqual([[{ tasks: ['wait for ever'] }, expect.stringContaining('left running')]]);
  });
});

describe('a server', () => {
  test('goes on after work in the background failed, and logs its name without what was asked with', async () => {
    const concord = await startTestConcord();
    onTestFinished(() => concord.drop());
    const token = newTokenSecret();
    await concord.sql('alter table access_token rename to elsewhere');
    const socket = new WebSocket(`${concord.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers: { authorization: `Bearer ${token}` },
    });
    const [, response] = await once(socket, 'unexpected-response');
    expect(response.statusCode).toBe(503);
    await waitUntil(() => concord.logged().includes('"task":"open a WebSocket"'));
    expect(concord.logged()).not.toContain(token);
    await concord.sql('alter table elsewhere rename to access_token');
    expect((await fetch(`${concord.url}/health/ready`)).status).toBe(200);
  });

  test('stops when what runs in the background has ended, and not before', async () => {
    const opened = await openTestDatabase('postgres');
    onTestFinished(() => opened.drop());
    await fillConcord(opened.database);
    await callDemonstration(opened.database);
    const config: Config = {
      ...readConfig({ PORT: '0', HOST: '127.0.0.1', DEMO: '1' }),
      database: opened.location,
      files: null,
    };
    const lines: string[] = [];
    let stopped = false;
    const stopping = await opened.database.transaction('READ COMMITTED', async (connection) => {
      // What a server deletes once it is kept long enough, beginning at its start.
      await connection.query({ name: 'test-lock', text: 'lock table invitation in exclusive mode' });
      const concord = await startConcord(
        config,
        openProcessLog(config, { write: (line) => lines.push(line) }),
      );
      await waitUntil(async () => {
        const waiting = await connection.query({
          name: 'test-waiting',
          text: `select from pg_locks where relation = 'invitation'::regclass and not granted`,
        });
        return waiting.length > 0;
      });
      const ended = concord.stop().then(() => {
        stopped = true;
      });
      await waitUntil(() =>
        fetch(concord.url).then(
          () => false,
          () => true,
        ),
      );
      expect(stopped).toBe(false);
      return { ended };
    });
    await stopping.ended;
    expect(lines.join('')).not.toContain('background work');
  });
});
