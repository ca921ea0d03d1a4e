import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';
import { launchAgain, unpackChromium } from '../support/chromium-files.ts';

/** A browser with a folder of its own, which is there after the browser was closed. */
export interface Profile {
  /** Opens it anew; what was open before is to be closed by then. */
  start(): Promise<BrowserContext>;
}

/** Makes one for a page at this address, with the page’s service worker or without. */
export async function browserProfile(
  baseURL: string,
  serviceWorkers: 'allow' | 'block' = 'block',
): Promise<Profile> {
  const runFolder = inject('runFolder');
  const folder = await mkdtemp(join(runFolder, 'profile-'));
  const { executable, env } = await unpackChromium(runFolder);
  return {
    async start() {
      const context = await launchAgain(() =>
        chromium.launchPersistentContext(folder, {
          executablePath: executable,
          args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
          env: { PATH: process.env.PATH ?? '', TZ: 'UTC', TMPDIR: runFolder, ...env },
          baseURL,
          locale: 'en-GB',
          serviceWorkers,
        }),
      );
      onTestFinished(() => context.close());
      return context;
    },
  };
}
