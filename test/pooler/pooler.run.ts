import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../server/database/open-database.ts';
import { START_LOCK } from '../../server/database/start-lock.ts';
import { declareSource, pdfOf, sender } from '../evidence/sender.ts';
import { readExported } from '../exports/read-export.ts';
import { takesWrites, UnderWork } from '../faults/under-work.ts';
import { randomInput, send } from '../faults/writer.ts';
import { signInAs } from '../support/graphql-client.ts';
import { type PgBouncer, startPgBouncer } from '../support/pgbouncer.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { runServerToExit, startServer } from '../support/server-process.ts';
import { ask } from '../support/standing-server.ts';
import { waitUntil } from '../support/wait.ts';

const ignored =
  'extra_float_digits,options,statement_timeout,lock_timeout,idle_in_transaction_session_timeout';

/** The lines that docs/operations.md tells an operator to run. */
async function roleLines(): Promise<string[]> {
  const text = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8');
  return text.split('\n').flatMap((line) => /^ {4}(alter role concord set .+;)$/.exec(line)?.slice(1) ?? []);
}

describe('PgBouncer in transaction mode', () => {
  let postgres: Postgres;
  let pooler: PgBouncer;
  beforeAll(async () => {
    postgres = await startPostgres({ folder: inject('runFolder') });
    await asAdmin('create role concord login');
    pooler = await startPgBouncer({ folder: inject('runFolder'), port: postgres.port, user: 'concord' });
  });
  afterAll(async () => {
    await pooler?.stop();
    await postgres?.stop();
  });

  async function asAdmin(...statements: string[]): Promise<{ rows: unknown[] }> {
    const admin = new Client({ connectionString: postgres.url });
    await admin.connect();
    try {
      let result: { rows: unknown[] } = { rows: [] };
      for (const statement of statements) result = await admin.query(statement);
      return result;
    } finally {
      await admin.end();
    }
  }

  async function database(): Promise<string> {
    const name = `pooled_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
    await asAdmin(`create database ${name} owner concord`);
    return name;
  }

  test('is named in a sentence where Concord isn’t told of it, whether or not it ignores what it is sent', async () => {
    const url = pooler.url(await database());
    const refusing = await runServerToExit({ databaseUrl: url });
    expect(refusing.stderr).toMatch(/^What answers at DATABASE_URL .*DATABASE_POOLER=transaction\.\n$/);
    const ignoring = await startPgBouncer({
      folder: inject('runFolder'),
      port: postgres.port,
      user: 'concord',
      settings: { ignore_startup_parameters: ignored },
    });
    onTestFinished(() => ignoring.stop());
    const dropping = await runServerToExit({ databaseUrl: ignoring.url(await database()) });
    expect(dropping.stderr).toMatch(
      /^The sessions that DATABASE_URL leads to .*jit = off.*DATABASE_POOLER=transaction.*\.\n$/,
    );
  });

  test('needs a role that brings the settings, and what is missing is named', async () => {
    const options = { databaseUrl: pooler.url(await database()), env: { DATABASE_POOLER: 'transaction' } };
    const { stderr } = await runServerToExit(options);
    expect(stderr).toMatch(
      /^The role in DATABASE_URL lacks settings .*\(jit = off, .*lock_timeout = 5s, .*\).*ALTER ROLE/,
    );
  });

  describe('with the settings of docs/operations.md', () => {
    beforeAll(async () => {
      const lines = await roleLines();
      expect(lines.length).toBeGreaterThan(5);
      await asAdmin(...lines);
    });

    test('takes eight replicas that start on an empty database together, and leaves no lock', async () => {
      const name = await database();
      const location = { url: pooler.url(name), pooled: true };
      const replicas = await Promise.all(Array.from({ length: 8 }, () => openDatabase(location)));
      for (const replica of replicas) await replica.close();
      expect(
        (await asAdmin(`select from pg_locks where locktype = 'advisory' and objid = ${START_LOCK}`)).rows,
      ).toEqual([]);
    });

    test('carries two servers that make one demonstration together, and their writers', async () => {
      const url = pooler.url(await database());
      const options = {
        databaseUrl: url,
        env: { DATABASE_POOLER: 'transaction' },
        readyWithin: 90_000,
      };
      const servers = await Promise.all([startServer(options), startServer(options)]);
      for (const server of servers) onTestFinished(async () => void (await server.kill()));
      const clients = await Promise.all(servers.map((server) => signInAs(server.url, 'coordinator')));
      const acknowledged: string[] = [];
      await Promise.all(
        Array.from({ length: 6 }, async (_, writer) => {
          const client = clients[writer % clients.length];
          if (!client) throw new Error('there is no client');
          const seen = new Map();
          for (let change = 0; change < 20; change++) {
            const input = randomInput(seen);
            const outcome = await send(client, input, seen);
            if (outcome.__typename !== 'ResponseRefused') acknowledged.push(input.mutationId);
            // Random changes also meet agencies that the demonstration keeps out of a country; nothing else may stand in their way.
            else expect(['INVALID', 'NOT_REPORTING']).toContain(outcome.code);
          }
        }),
      );
      expect(acknowledged.length).toBeGreaterThan(20);
      for (const server of servers) expect(await server.stop()).toMatchObject({ code: 0, stderr: '' });
      const after = await openDatabase({ url, pooled: true });
      onTestFinished(() => after.close());
      const recorded = await after.query<{ id: string }>({
        name: 'test-receipts',
        text: 'select mutation_id as id from receipt',
      });
      const ids = new Set(recorded.map(({ id }) => id));
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
    });

    test('carries files, exports and reports, and goes on with them when PostgreSQL has ended every session', async () => {
      const name = await database();
      const dataDir = await mkdtemp(join(inject('runFolder'), 'pooled-'));
      const server = await startServer({
        databaseUrl: pooler.url(name),
        dataDir,
        env: { DATABASE_POOLER: 'transaction' },
        readyWithin: 90_000,
      });
      onTestFinished(async () => void (await server.kill()));
      const coordinator = await signInAs(server.url, 'coordinator');
      const focalPoint = await signInAs(server.url, 'focal-point/UNICEF/KEN');
      const kenya = { countries: ['KEN'], agencies: ['UNICEF'], countryTeam: true };

      const bytes = pdfOf(50_000);
      const { declareEvidence } = await focalPoint.query<{
        declareEvidence: { evidence: { file: { id: string } } };
      }>(declareSource, {
        input: sender.inputOf({ country: 'KEN', agency: 'UNICEF', item: 'LDR-2' }, bytes),
      });
      const { id } = declareEvidence.evidence.file;
      await sender.cut(focalPoint, bytes, id, 20_000);

      const ask = async (path: string, init: RequestInit = {}) => {
        const headers = { 'content-type': 'application/json', cookie: coordinator.cookie ?? '' };
        const answer = await fetch(`${server.url}${path}`, { ...init, headers });
        if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
        return answer;
      };
      const rowsOf = async (format: 'CSV' | 'XLSX' | 'JSONL') => {
        const body = JSON.stringify({ format, table: 'ANSWERS', filter: kenya });
        const answer = await ask('/graphql/export', { method: 'POST', body });
        const { rows } = await readExported(format, Buffer.from(await answer.arrayBuffer()));
        expect(rows.length).toBe(Number(answer.headers.get('concord-rows')));
        return rows.length;
      };
      const report = async () => {
        const answer = await ask('/graphql/report.pdf?cycle=2026&country=KEN&language=en');
        return Buffer.from(await answer.arrayBuffer())
          .subarray(0, 5)
          .toString();
      };

      for (const ended of [false, true]) {
        if (ended) {
          await asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
          await waitUntil(async () => (await fetch(`${server.url}/health/ready`)).status === 200);
        }
        expect(await rowsOf('CSV')).toBeGreaterThan(0);
        expect(await rowsOf('XLSX')).toBe(await rowsOf('JSONL'));
        expect(await report()).toBe('%PDF-');
      }
      expect(await sender.send(focalPoint, bytes, id)).toBe(204);
      expect(await sender.offsetOf(focalPoint, id)).toBe(bytes.length);
      const back = await fetch(`${server.url}/files/${id}`, { headers: { cookie: focalPoint.cookie ?? '' } });
      expect(Buffer.from(await back.arrayBuffer()).equals(bytes)).toBe(true);
    });

    test('lets two servers go on within five seconds when PostgreSQL restarts or crashes, and loses nothing', async () => {
      let between: PgBouncer | undefined;
      const work = await UnderWork.begin(
        async (primary) => {
          for (const line of await roleLines()) {
            await ask(primary.url('postgres'), line.replace('role concord', 'role postgres'));
          }
        },
        async (port) => {
          const settings = { server_login_retry: '1' };
          between = await startPgBouncer({ folder: inject('runFolder'), port, user: 'postgres', settings });
          return between.url('concord');
        },
      );
      onTestFinished(async () => {
        await work.end([]);
        await between?.stop();
      });
      const { primary } = work;
      for (const stop of [primary.stop, primary.crash]) {
        await stop();
        await primary.start();
        await takesWrites(primary);
        await work.goesOn({ within: 5_000 });
      }
      await work.stopWriting();
      const applied = await work.expectWell(primary);
      expect(work.acknowledgedIds.filter((id) => !applied.has(id))).toEqual([]);
      expect(work.acknowledgedIds.length).toBeGreaterThan(20);
    }, 180_000);
  });
});
