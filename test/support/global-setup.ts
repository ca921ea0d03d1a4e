import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';
import { makeRunFolder } from './run-folder.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The administrator's address of the PostgreSQL that all test files of a run share. */
    postgresUrl: string;
    /** A folder for this run alone, deleted after it; entered by anybody, written by us. */
    runFolder: string;
  }
}

/** Starts one PostgreSQL for the whole run and returns what stops it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await makeRunFolder();
  const postgres = await startPostgres({ folder: folder.path });
  project.provide('postgresUrl', postgres.url);
  project.provide('runFolder', folder.path);
  return async () => {
    await postgres.stop();
    await rm(folder.path, { recursive: true, force: true });
    folder.release();
  };
}
