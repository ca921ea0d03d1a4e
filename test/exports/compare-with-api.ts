import { expect } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import type { ExportFormat, ExportRequest } from '../../server/exports/export-request.ts';
import type { AskedWorld } from '../identity/permission-asking.ts';
import { insertPerson } from '../support/builders.ts';
import { rowsOfApi, rowsOfFile } from './api-rows.ts';
import { exportFor } from './export-for.ts';
import { type Known, randomRequests } from './random-requests.ts';
import { bytesOf, type ReadFile, readExported } from './read-export.ts';

const formats: readonly ExportFormat[] = ['JSONL', 'CSV', 'XLSX'];

async function readFor(world: AskedWorld['world'], viewer: Viewer, body: Omit<ExportRequest, 'language'>) {
  const made = await exportFor(world.database, viewer, body);
  const file = await readExported(body.format, await bytesOf(made.bytes));
  expect(made.rows).toBe(file.rows.length);
  return file;
}

/** Everybody of the permissions’ world, and those of the monitor, who read what everybody reads. */
export async function everybody({ world }: AskedWorld): Promise<{ name: string; viewer: Viewer }[]> {
  const signedIn = world.askers.flatMap(({ name, viewer }) => (viewer ? [{ name, viewer }] : []));
  const roles = ['MONITORING_ANALYST', 'HUMAN_RIGHTS_ADVISER', 'MANDATE_HOLDER'] as const;
  const others = roles.map(async (role) => ({
    name: role,
    viewer: await insertPerson(world.database, [{ role, agencyCode: null, countryCode: 'KEN' }]),
  }));
  return [...signedIn, ...(await Promise.all(others))];
}

/** Holds each of so many random filters to the API, for everybody: the rows of a file, and how many it says that it has. */
export async function compareFilters(asked: AskedWorld, seed: number, filters: number): Promise<void> {
  const requests = randomRequests(seed, filters, await knownOf(asked));
  for (const { name, viewer } of await everybody(asked)) {
    const ask = <Data>(source: string, variables: Record<string, unknown>) =>
      asked.askWell<Data>(viewer, source, variables);
    for (const [number, request] of requests.entries()) {
      const where = `${name}, seed ${seed}, ${JSON.stringify(request)}`;
      const expected = await rowsOfApi(ask, request).catch(refusedFor);
      if (expected === null) {
        await expect(readFor(asked.world, viewer, { ...request, format: 'JSONL' }), where).rejects.toThrow(
          'People are listed for coordinators',
        );
        continue;
      }
      const file = await readFor(asked.world, viewer, { ...request, format: 'JSONL' });
      const rows = file.rows.map((row) =>
        Object.fromEntries(file.head.map((column, index) => [column, row[index]])),
      );
      expect(rowsOfFile(request.table, rows), where).toEqual(expected);
      // A file of each kind in turn holds the same.
      const format = formats[1 + (number % 2)] ?? 'CSV';
      const other = await readFor(asked.world, viewer, { ...request, format });
      expect(sameColumns(other), where).toEqual(sameColumns(file));
      asked.tried(expected.length);
    }
  }
}

/** Null where the API refuses; anything else that it doesn’t answer fails the test. */
function refusedFor(error: Error): null {
  if (error.message.includes('"FORBIDDEN"')) return null;
  throw error;
}

/** Two people with roles and their names, and moments at the log’s ends and in it. */
async function knownOf({ world: { askers, database } }: AskedWorld): Promise<Known> {
  const some = askers.flatMap(({ viewer }) => (viewer ? [viewer] : [])).slice(2, 4);
  const [times] = await database.query<{ times: Date[] }>({
    name: 'moments-of-log',
    text: `select array[min(at), percentile_disc(0.5) within group (order by at), max(at)] as times from event`,
  });
  return {
    names: some.map(({ name }) => name),
    people: some.map(({ personId }) => encodeNodeId('Person', personId)),
    moments: (times?.times ?? []).map((time) => time.toISOString()),
  };
}

/** Columns that say the same to people and to programs, as texts. */
const same = new Set(['country', 'item', 'narrative', 'revision', 'note', 'cursor', 'total', 'accepted']);
const headings = new Map([
  ...[
    ['Country code', 'country'],
    ['Item', 'item'],
    ['Explanation', 'narrative'],
    ['Revision', 'revision'],
  ],
  ...[
    ['Note', 'note'],
    ['Place in the log', 'cursor'],
    ['Counted', 'total'],
    ['Accepted', 'accepted'],
  ],
] as [string, string][]);

function sameColumns({ head, rows }: ReadFile): (string | null)[][] {
  return rows.map((row) =>
    row.flatMap((value, index) => {
      const column = headings.get(head[index] ?? '') ?? head[index] ?? '';
      return same.has(column) ? [value == null || value === '' ? null : String(value)] : [];
    }),
  );
}
