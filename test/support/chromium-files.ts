import { execFile } from 'node:child_process';
import { mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface ChromiumFiles {
  executable: string;
  /** What Chromium's environment needs to find its libraries and fonts. */
  env: Record<string, string>;
}

/** Unpacks Chromium from its npm package into `<folder>/chromium`; what was unpacked before is used again. */
export async function unpackChromium(folder: string): Promise<ChromiumFiles> {
  const target = join(folder, 'chromium');
  if (!(await exists(target))) await unpackInto(target, await mkdtemp(join(folder, 'unpacking-')));
  return {
    executable: join(target, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(target, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(target, 'fonts.conf'),
      HOME: target,
    },
  };
}

/** Two test files may come here at the same time: each unpacks aside, and the first to finish gives it its place. */
async function unpackInto(target: string, draft: string): Promise<void> {
  const script = fileURLToPath(new URL('unpack-chromium.mjs', import.meta.url));
  await run(process.execPath, [script], {
    env: { PATH: process.env.PATH, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
  });
  await writeFile(join(draft, 'fonts.conf'), fontsConfiguration(target));
  try {
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(target))) throw error;
  }
}

/** The package's own looks for its fonts in /tmp and nowhere else; the machine's add what scripts it lacks. */
function fontsConfiguration(target: string): string {
  const folders = [join(target, 'fonts', 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((folder) => `  <dir>${folder}</dir>`).join('\n')}
  <cachedir>${join(target, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Starts a browser: once in some hundred starts this one crashes in the C library before it has a page, when nothing was tested yet. */
export function launchAgain<T>(launch: () => Promise<T>): Promise<T> {
  return launch().catch(launch);
}
