import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { readConfig } from '../../server/app/config.ts';
import { readIdentityProviders } from '../../server/sign-in/identity-provider.ts';
import { openTestDatabase } from '../support/engines.ts';
import { signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { waitUntil } from '../support/wait.ts';
import { findCodeBlocks, readCodeBlock, readCodeBlocks } from './code-blocks.ts';

/** Every block of the documents by its first line, with how it is proven or why it isn't. A new one must be entered here. */
const blocks: Record<string, 'here' | 'test:docs' | `not run: ${string}`> = {
  'README.md: npm ci && npm start': 'here',
  'README.md: npm ci && npm test': 'here',
  'README.md: # Sign in as a persona of the demonstration;': 'here',
  'README.md: export DATABASE_URL=': 'here',
  'CONTRIBUTING.md: npm ci': 'here',
  'CONTRIBUTING.md: npx vitest': 'here',
  'CONTRIBUTING.md: npm run build': 'not run: a process that waits for a debugger’s commands',
  'docs/architecture.md: schema/': 'not run: a picture of the folders',
  'docs/architecture.md: page: edit': 'not run: a picture of the write path',
  'docs/operations.md: cd /opt/concord': 'here',
  'docs/operations.md: [Unit]': 'test:docs',
  'docs/operations.md: map $http_upgrade': 'test:docs',
  'docs/operations.md: alter role concord': 'here',
  'docs/operations.md: npm run load-catalogue': 'here',
  'docs/operations.md: [\n': 'here',
  'docs/operations.md: npm run invite-coordinator': 'here',
  'docs/operations.md: # main.cf':
    'not run: Postfix’s configuration; what its command sends is sent in test/notices/bounces.test.ts',
  'docs/operations.md: curl -H ': 'here',
  'docs/operations.md: curl -N ': 'here',
  'docs/operations.md: insert into setting': 'here',
  'docs/monitor.md: npm run --silent detect': 'here',
  'docs/monitor.md: npm run bench:detectors': 'here',
  'docs/monitor.md: npm run bench:signals': 'here',
  'docs/monitor.md: npm run --silent backtest': 'here',
  'docs/monitor.md: npm run two-worlds': 'here',
  'docs/performance.md: npm run bench': 'here',
  'docs/webhooks.md: import { createHmac': 'here',
};

it('finds fenced and indented blocks, and no continued lines of lists', () => {
  const markdown = '1. one\n    of a list\n\n```sh\nnpm a\n\nb\n```\ntext\n\n    c\n\n    d\ntext\n';
  expect(findCodeBlocks(markdown)).toEqual(['npm a\n\nb', 'c\n\nd']);
});

it('every code block of the documents is proven by a test, or says why not', async () => {
  const found = (await readCodeBlocks()).map(({ file, text }) => `${file}: ${text}`);
  const entries = Object.keys(blocks);
  expect(found.filter((block) => !entries.some((entry) => block.startsWith(entry)))).toEqual([]);
  expect(entries.filter((entry) => found.filter((block) => block.startsWith(entry)).length !== 1)).toEqual(
    [],
  );
});

it('npm commands name scripts that there are', async () => {
  const { scripts } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
  const commands = (await readCodeBlocks()).flatMap(({ text }) =>
    [...text.matchAll(/^(?:.*(?:&&|;|[A-Z]=\S+) )?npm (?:run )?(?:--silent )?([a-z:-]+)/gm)].map(
      ([, name]) => name,
    ),
  );
  expect(commands.length).toBeGreaterThan(15);
  const own = ['ci', 'prune'];
  expect(commands.filter((name) => name && !own.includes(name) && !(name in scripts))).toEqual([]);
});

it('paths that CONTRIBUTING and the glossary name are there', async () => {
  const texts = await Promise.all(
    ['CONTRIBUTING.md', 'docs/glossary.md'].map((file) =>
      readFile(new URL(`../../${file}`, import.meta.url), 'utf8'),
    ),
  );
  const named = texts.flatMap(
    (text) => text.match(/(?<!dist\/)\b(?:server|client|schema|test|docs)\/[\w./-]*[\w/]/g) ?? [],
  );
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((path) => !existsSync(new URL(`../../${path}`, import.meta.url)))).toEqual([]);
});

it('the example of providers is a file that the server takes', async () => {
  const example = await readCodeBlock('docs/operations.md', '[\n');
  const folder = await mkdtemp(join(inject('runFolder'), 'docs-'));
  await writeFile(join(folder, 'providers.json'), example);
  await writeFile(join(folder, 'unicef.secret'), 'a secret of the example\n', { mode: 0o600 });
  const problems: string[] = [];
  const providers = readIdentityProviders(join(folder, 'providers.json'), (text) => problems.push(text));
  expect(problems).toEqual([]);
  expect(providers).toMatchObject([{ id: 'unicef', clientSecret: 'a secret of the example' }]);
});

it('the systemd unit starts what npm start does', async () => {
  const unit = await readCodeBlock('docs/operations.md', '[Unit]');
  const { scripts } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(unit).toContain(`\nExecStart=/usr/bin/${scripts.start}\n`);
});

it('the environment of two replicas is one that the server takes', async () => {
  const text = await readCodeBlock('README.md', 'export DATABASE_URL=');
  const env = Object.fromEntries(
    [...text.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name, value]),
  );
  expect(readConfig(env)).toMatchObject({ port: 4002, demo: true });
});

describe('the lines for curl', () => {
  let concord: RunningConcord;
  let folder: string;
  const persona = 'focal-point/UNHCR/KEN';
  beforeAll(async () => {
    concord = await startTestConcord('postgres');
    folder = await mkdtemp(join(inject('runFolder'), 'docs-'));
  });
  afterAll(() => concord?.drop());

  /** Starts lines as they stand in a document, but against this server, with the secret of a program in $TOKEN. */
  const start = (lines: string, token = '') =>
    startShell(lines.replaceAll(/https?:\/\/(127\.0\.0\.1:4000|concord\.example\.org)/g, concord.url), {
      cwd: folder,
      env: { ...process.env, TOKEN: token },
    });

  it('of the README sign in, read, record and look back', async () => {
    const shell = start(await readCodeBlock('README.md', '# Sign in as a persona'));
    await shell.ended();
    const answers = shell
      .output()
      .split(/(?<=\})(?=\{)/)
      .map((answer) => JSON.parse(answer));
    expect(answers).toMatchObject([
      { name: 'Focal point, UNICEF, Kenya' },
      { data: { countryChecklist: { responses: expect.any(Array) } } },
      { data: { recordResponse: { __typename: 'ResponseRecorded', response: { revision: 1 } } } },
      { data: { events: { edges: expect.arrayContaining([expect.objectContaining({})]) } } },
    ]);
    expect(answers.filter(({ errors }) => errors)).toEqual([]);
  });

  it('of a program ask with its token', async () => {
    const shell = start(
      await readCodeBlock('docs/operations.md', 'curl -H'),
      await makeToken(concord, persona),
    );
    await shell.ended();
    expect(JSON.parse(shell.output())).toMatchObject({ data: { viewer: { memberships: [{}] } } });
  });

  it('of a program follow what happens', async () => {
    const shell = start(
      await readCodeBlock('docs/operations.md', 'curl -N'),
      await makeToken(concord, persona),
    );
    const { query } = await signInAs(concord.url, persona);
    let revision = 0;
    await waitUntil(
      async () => {
        // The stream tells what happens after it began, and nothing tells here when that was.
        const { recordResponse } = await query<{ recordResponse: { response: { revision: number } } }>(
          `mutation ($input: RecordResponseInput!) {
             recordResponse(input: $input) { ... on ResponseRecorded { response { revision } } }
           }`,
          { input: change(revision) },
        );
        revision = recordResponse.response.revision;
        return shell.output().includes('"countryCode":"KEN"');
      },
      { within: 15_000, every: 100, what: () => `an event arrives: ${shell.output()}` },
    );
    expect(shell.output()).toContain('event: next');
  });
});

describe('the lines for PostgreSQL', () => {
  it('are taken by it', async () => {
    const opened = await openTestDatabase('postgres');
    onTestFinished(() => opened.drop());
    if (!('url' in opened.location)) throw new Error('PostgreSQL has an address.');
    const client = new Client({ connectionString: opened.location.url });
    await client.connect();
    onTestFinished(() => client.end());
    // Roles are shared by all databases of the run: this one never leaves its transaction.
    const role = `docs_${process.pid}`;
    await client.query(`begin; create role ${role}`);
    const lines = await readCodeBlock('docs/operations.md', 'alter role concord');
    await client.query(lines.replaceAll('role concord', `role ${role}`));
    const { rows } = await client.query('select rolconfig from pg_roles where rolname = $1', [role]);
    expect(rows[0].rolconfig).toHaveLength(lines.split('\n').length);

    await client.query(await readCodeBlock('docs/operations.md', 'insert into setting'));
    const renewed = await client.query(`select value from setting where name = 'reference_version'`);
    expect(renewed.rows).toEqual([{ value: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
    await client.query('rollback');
  });
});

function change(baseRevision: number) {
  return {
    mutationId: randomUUID(),
    country: 'KEN',
    item: 'LDR-2',
    agency: 'UNHCR',
    baseRevision,
    narrative: `Change ${baseRevision + 1}.`,
  };
}

/** The secret of a program that acts for a focal point. */
async function makeToken(concord: RunningConcord, persona: string): Promise<string> {
  const { query } = await signInAs(concord.url, persona);
  const { createToken } = await query<{ createToken: { secret: string } }>(
    'mutation { createToken(input: { name: "a script", access: READ, days: 1 }) { secret } }',
  );
  return createToken.secret;
}

/** Runs lines as people paste them. What a test leaves running is ended with it. */
function startShell(lines: string, { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv }) {
  const standIn = fileURLToPath(new URL('curl-by-fetch.mjs', import.meta.url));
  const missing = spawnSync('curl', ['--version']).error !== undefined;
  const curl = missing ? `curl() { '${process.execPath}' '${standIn}' "$@"; }\n` : '';
  const shell = spawn('bash', ['-e', '-o', 'pipefail', '-c', curl + lines], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(shell, 'close');
  onTestFinished(async () => {
    // A group of its own, so that curl ends with the shell.
    if (shell.exitCode === null && shell.pid) process.kill(-shell.pid, 'SIGKILL');
    await closed;
  });
  let output = '';
  let complaints = '';
  shell.stdout.on('data', (piece) => {
    output += piece;
  });
  shell.stderr.on('data', (piece) => {
    complaints += piece;
  });
  return {
    output: () => output,
    /** Until all lines have run; fails where one did. */
    async ended() {
      const [status] = await closed;
      if (status !== 0) throw new Error(`The lines ended with ${status}: ${complaints}${output}`);
    },
  };
}
