import { spawnSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { findFreePort } from '../support/free-port.ts';
import { signInAs } from '../support/graphql-client.ts';
import { createLiveClient } from '../support/live-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { readCodeBlock } from './code-blocks.ts';
import { startNginx } from './nginx.ts';

describe('the lines for nginx', () => {
  let concord: RunningConcord;
  let nginx: Awaited<ReturnType<typeof startNginx>>;
  let url: string;
  beforeAll(async () => {
    const port = await findFreePort();
    url = `http://127.0.0.1:${port}`;
    concord = await startTestConcord('postgres', {
      env: { DEMO: '1', PUBLIC_URL: url, TRUST_PROXY: '127.0.0.1' },
    });
    const lines = await readCodeBlock('docs/operations.md', 'map $http_upgrade');
    const [outside = '', ...inside] = lines.split(/\n(?=location)/);
    nginx = await startNginx(inject('runFolder'), {
      port,
      http: outside,
      server: inside.join('\n').replace('http://127.0.0.1:4000', concord.url),
    });
  });
  afterAll(async () => {
    await nginx?.stop();
    await concord?.drop();
  });

  it('carry a request of a page to its own name with its port', async () => {
    const direct = await fetch(`${concord.url}/auth/demo`);
    expect(direct.status).toBe(421);
    const response = await fetch(`${url}/auth/demo`, { headers: { origin: url } });
    expect(response.status).toBe(200);
    const client = await signInAs(url, 'focal-point/UNICEF/KEN');
    expect(await client.query('{ viewer { person { name } } }')).toMatchObject({
      viewer: { person: { name: 'Focal point, UNICEF, Kenya' } },
    });
  });

  it('carry a WebSocket, and what happens on it', async () => {
    const { cookie, query } = await signInAs(url, 'focal-point/UNICEF/KEN');
    const { countryChecklist } = await query<{ countryChecklist: { cursor: string } }>(
      '{ countryChecklist(country: "KEN") { cursor } }',
    );
    const live = createLiveClient(url, { cookie, headers: { origin: url } });
    onTestFinished(() => live.close());
    const events = live.subscribe<{ events: { countryCode: string } }>(
      'subscription ($after: Cursor!) { events(after: $after) { countryCode } }',
      { after: countryChecklist.cursor },
    );
    await query(
      `mutation { recordResponse(input: { mutationId: "5f0c7f5e-6a55-4c6e-8f9e-2d7f0b1f4a11", country: "KEN",
        item: "LDR-2", agency: "UNICEF", baseRevision: 0, narrative: "Through nginx." }) { __typename } }`,
    );
    expect(await events.next()).toMatchObject({ events: { countryCode: 'KEN' } });
  });
});

it('the systemd unit is one that systemd takes without a complaint', async () => {
  const folder = await mkdtemp(join(inject('runFolder'), 'systemd-'));
  const unit = join(folder, 'concord.service');
  const lines = await readCodeBlock('docs/operations.md', '[Unit]');
  // Programs must exist to be taken, and Node may be elsewhere here.
  await writeFile(unit, lines.replace('/usr/bin/node', process.execPath));
  const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', unit], {
    encoding: 'utf8',
  });
  expect(stdout + stderr).not.toContain('concord.service');
  expect(status).toBe(0);
});
