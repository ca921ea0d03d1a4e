import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Build, readBuild } from './builds.ts';

const run = promisify(execFile);
/** Bytes that a program may say; the largest is package-lock.json. */
const maxBuffer = 64 * 2 ** 20;

/**
 * Builds a commit of the repository in `root` in a folder of its own below `folder`, with its own build; later runs take it
 * from there. Where its package-lock.json is the one here, it uses the packages here.
 */
export async function buildBefore(
  commit: string,
  { root, folder, say }: { root: string; folder: string; say: (text: string) => void },
): Promise<Build> {
  const hash = await resolveCommit(commit, root);
  const git = (...args: string[]) => run('git', args, { cwd: root, maxBuffer });
  const { stdout: lock } = await git('show', `${hash}:package-lock.json`);
  const samePackages = lock === (await readFile(join(root, 'package-lock.json'), 'utf8'));
  // The packages here may be others tomorrow; the name keeps what was built with them apart.
  const name = `${hash.slice(0, 12)}${samePackages ? '-linked' : ''}`;
  const built = join(folder, name);
  if (existsSync(built)) return readBuild(built);
  say(`building ${hash.slice(0, 12)} …`);
  await mkdir(folder, { recursive: true });
  // Other commits only take room, and so does what was not built to its end.
  for (const other of await readdir(folder)) await rm(join(folder, other), { recursive: true });
  const draft = join(folder, `draft-${name}`);
  const archive = `${draft}.tar`;
  await mkdir(draft);
  await git('archive', '--format=tar', '-o', archive, hash);
  await run('tar', ['-xf', archive, '-C', draft]);
  await rm(archive);
  const npm = (...args: string[]) => run('npm', args, { cwd: draft, maxBuffer });
  if (samePackages) await symlink(join(root, 'node_modules'), join(draft, 'node_modules'));
  else await npm('ci', '--no-audit', '--no-fund');
  await npm('run', 'build');
  await rename(draft, built);
  return readBuild(built);
}

async function resolveCommit(commit: string, root: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}^{commit}`];
  try {
    return (await run('git', args, { cwd: root })).stdout.trim();
  } catch (error) {
    throw new Error(`--before ${commit}: there is no such commit here.`, { cause: error });
  }
}
