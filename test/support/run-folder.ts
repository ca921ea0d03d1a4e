import { chmod, mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterDeath } from './after-death.ts';

export interface RunFolder {
  path: string;
  /** Says that the folder has been deleted, so nobody needs to do it after our death. */
  release(): void;
}

/** Makes a folder for one test run, which is deleted even when the run is killed. */
export async function makeRunFolder(): Promise<RunFolder> {
  const path = await mkdtemp(join(await parentFolder(), 'concord-test-'));
  // PostgreSQL may run as another user, who has to pass through here.
  await chmod(path, 0o711);
  return { path, release: afterDeath({ folders: [path] }) };
}

/** The system's temporary folder, unless we are root and its path is closed to the user that PostgreSQL runs as. */
async function parentFolder(): Promise<string> {
  if (process.getuid?.() !== 0) return tmpdir();
  for (let folder = tmpdir(); ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) return '/tmp';
    if (folder === dirname(folder)) return tmpdir();
  }
}
