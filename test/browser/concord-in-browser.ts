import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { launchBrowser, type PageOptions, type WatchedPage } from '../support/browser.ts';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';
import { openAs, openWatched } from './open-as.ts';

type Options = Partial<PageOptions>;

/** A Concord and a browser for the tests of one file, which are there once they run. */
export interface ConcordInBrowser {
  readonly concord: RunningConcord;
  /** A program of the coordinator's, who may do everything. */
  readonly coordinator: GraphQLClient;
  /** Opens a page for somebody who is signed in, at an address, until the test has finished. */
  open(persona: string, path: string, options?: Options): Promise<WatchedPage>;
  /** Opens an empty page for somebody who isn't signed in, until the test has finished. */
  openPage(options?: Options): Promise<WatchedPage>;
}

/** Starts them before the first test of a file, and ends them after the last; a demonstration, unless `env` says otherwise. */
export function concordInBrowser(
  env: () => Record<string, string> = () => ({ DEMO: '1' }),
): ConcordInBrowser {
  let started: { concord: RunningConcord; browser: Browser; coordinator: GraphQLClient } | undefined;
  const there = () => {
    if (!started) throw new Error('Concord runs only while tests do.');
    return started;
  };
  const optionsOf = (options: Options) => ({ baseURL: there().concord.url, ...options });
  const untilFinished = (watched: WatchedPage) => {
    onTestFinished(() => watched.close());
    return watched;
  };

  beforeAll(async () => {
    const concord = await startTestConcord('postgres', { env: env() });
    const [browser, coordinator] = await Promise.all([launchBrowser(), signInAs(concord.url, 'coordinator')]);
    started = { concord, browser, coordinator };
  }, 120_000);
  afterAll(async () => {
    await started?.browser.close();
    await started?.concord.drop();
  });

  return {
    get concord() {
      return there().concord;
    },
    get coordinator() {
      return there().coordinator;
    },
    open: async (persona, path, options = {}) =>
      untilFinished(await openAs(there().browser, persona, path, optionsOf(options))),
    openPage: async (options = {}) => untilFinished(await openWatched(there().browser, optionsOf(options))),
  };
}
