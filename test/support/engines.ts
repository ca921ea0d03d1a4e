import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { type DatabaseLocation, openDatabase } from '../../server/database/open-database.ts';
import { createDatabase } from './database.ts';
import { engineCode } from './engine-code.ts';

/** The first embedded database of a run is initialised, which a busy machine can take long for. */
const OPENING_MS = 120_000;

export type Engine = Database['engine'];

/** A migrated database of a test's own, with nothing in it yet. */
export interface OpenedDatabase {
  engine: Engine;
  location: DatabaseLocation;
  database: Database;
  /** One more replica of the server on the same data, closed with the first; only PostgreSQL can have any. */
  openReplica(): Promise<Database>;
  /** Closes all replicas and deletes the data. */
  drop(): Promise<void>;
}

/** What many files want in their databases before they begin; made once in a run, and copied. */
export interface Filling {
  /** Of its own for each content: lower case letters, digits and underscores. */
  name: string;
  fill(database: Database): Promise<void>;
}

const run = promisify(execFile);

const nothing: Filling = { name: 'migrated', fill: async () => {} };

type Copy = { location: DatabaseLocation; remove(): Promise<void> };

/** Makes such a database without opening it. */
export function copyDatabase(engine: Engine, filling: Filling): Promise<Copy> {
  return engine === 'embedded' ? copyFolder(filling) : copyServerDatabase(filling);
}

/** Opens a fresh migrated database on either engine, with a filling or with nothing in it. */
export async function openTestDatabase(engine: Engine, filling = nothing): Promise<OpenedDatabase> {
  const { location, remove } = await copyDatabase(engine, filling);
  const database = await openDatabase(location);
  const replicas = [database];
  return {
    engine,
    location,
    database,
    async openReplica() {
      if (engine === 'embedded') throw new Error('The embedded engine has one process, and one connection.');
      const replica = await openDatabase(location);
      replicas.push(replica);
      return replica;
    },
    async drop() {
      // A test may have closed one itself, to open its data elsewhere.
      for (const replica of replicas) await replica.close();
      await remove();
    },
  };
}

/**
 * Describes behaviour that is the same on both engines, and has it tested on each. What `opened` returns is there in
 * hooks and tests, and is dropped after the last of them.
 */
export function describeOnBothEngines(title: string, define: (opened: () => OpenedDatabase) => void): void {
  describe.each<Engine>(['postgres', 'embedded'])(`${title} (%s)`, (engine) => {
    let current: OpenedDatabase | undefined;
    beforeAll(async () => {
      current = await openTestDatabase(engine);
    }, OPENING_MS);
    afterAll(() => current?.drop());
    define(() => {
      if (!current)
        throw new Error('The database is open in hooks and tests only, not while they are described.');
      return current;
    });
  });
}

async function copyServerDatabase({ name, fill }: Filling): Promise<Copy> {
  const { url, drop } = await createDatabase({
    template: name,
    prepare: (draft) => makeTemplate({ url: draft }, fill),
  });
  return { location: { url }, remove: drop };
}

async function copyFolder(filling: Filling): Promise<Copy> {
  await engineCode;
  const template = await folderTemplate(filling);
  const folder = join(inject('runFolder'), `embedded-${randomBytes(6).toString('hex')}`);
  await copy(template, folder);
  return { location: { folder }, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Initialising an embedded database takes seconds, so the first file that asks makes one for the whole run to copy. */
async function folderTemplate(filling: Filling): Promise<string> {
  const template = join(inject('runFolder'), `embedded-template-${filling.name}`);
  await onceInRun(`embedded-template-${filling.name}`, async () => {
    if (await exists(template)) return;
    // It gets its name when it is whole, so that a preparation that fails leaves nothing that looks like a template.
    const draft = `${template}-draft`;
    await rm(draft, { recursive: true, force: true });
    if (filling.name !== nothing.name) await copy(await folderTemplate(nothing), draft);
    await makeTemplate({ folder: draft }, filling.fill);
    await rename(draft, template);
  });
  return template;
}

async function makeTemplate(location: DatabaseLocation, fill: Filling['fill']): Promise<void> {
  const database = await openDatabase(location);
  try {
    await fill(database);
  } finally {
    await database.close();
  }
}

/** A thousand small files, which the system's own program copies in half the time. */
async function copy(from: string, to: string): Promise<void> {
  await run('cp', ['-R', from, to]);
}

/** One test file at a time; PostgreSQL, which all of them share, is who they ask. */
async function onceInRun(name: string, work: () => Promise<void>): Promise<void> {
  const admin = new Client({ connectionString: inject('postgresUrl'), application_name: 'test support' });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock(hashtext($1))', [name]);
    await work();
  } finally {
    await admin.end();
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
