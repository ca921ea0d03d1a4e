import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Result, RunOnly, RunOptions } from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from 'playwright-core';
import { inject } from 'vitest';
import { askedText } from './asked-text.ts';
import { launchAgain, unpackChromium } from './chromium-files.ts';

export interface PageOptions {
  /** Where the page's server is, `http://127.0.0.1:4000`; paths are then enough for `goto`. */
  baseURL: string;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** Whatever else Playwright offers: locale, reducedMotion, forcedColors, offline … */
  context?: BrowserContextOptions;
}

export interface WatchedPage {
  page: Page;
  context: BrowserContext;
  /** Errors in the console, and exceptions that nobody caught. */
  consoleErrors: string[];
  /** Requests that got no answer, or one of 400 and above; but no read that the page itself ended, as leaving it does. */
  failedRequests: string[];
  /** Requests to anybody else than the page's own server; they fail as well, since the browser resolves no names. */
  thirdPartyRequests: string[];
  /** All three at once: a page that is in order gives an empty list. */
  troubles(): string[];
  /** Writes `.screenshots/<name>.png` and returns its path. */
  screenshot(name: string, options?: { fullPage?: boolean }): Promise<string>;
  /** Runs axe and returns one line for each violation of WCAG 2.2 AA or of best practice, with the first places where it was found. */
  accessibilityViolations(): Promise<string[]>;
  /** The same without the rules that depend on colours alone. */
  layoutViolations(): Promise<string[]>;
  /** And by those alone. */
  colourViolations(): Promise<string[]>;
  /** Closes the page together with its cookies and storage. */
  close(): Promise<void>;
}

/**
 * Our own arguments. The package's make one process of everything, so that closing one context ends them all. They
 * also switch the web's security off, so that a page would pass that no real browser lets through.
 */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-webgl',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  // No page of a test lives long enough to get back what compiling its scripts for speed takes.
  '--js-flags=--no-opt --no-maglev',
  '--disable-background-networking',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** Starts Chromium. One for a test file is enough: every page has cookies and storage of its own. */
export async function launchBrowser(): Promise<Browser> {
  const { executable, env } = await unpackChromium(inject('runFolder'));
  return launchAgain(() =>
    chromium.launch({
      executablePath: executable,
      args,
      env: { PATH: process.env.PATH ?? '', TZ: 'UTC', TMPDIR: inject('runFolder'), ...env },
    }),
  );
}

/** Opens a page in a context of its own and writes down what goes wrong on it. */
export async function openPage(browser: Browser, options: PageOptions): Promise<WatchedPage> {
  const { baseURL, viewport = { width: 1280, height: 800 }, colorScheme = 'light' } = options;
  const context = await browser.newContext({
    locale: 'en-GB',
    // Each would start a process of its own and fetch the page's files again; tests of it ask for it.
    serviceWorkers: 'block',
    ...options.context,
    baseURL,
    viewport,
    colorScheme,
  });
  const page = await context.newPage();
  const watched = watch(context, baseURL);
  return {
    page,
    context,
    ...watched,
    troubles: () => [...watched.consoleErrors, ...watched.failedRequests, ...watched.thirdPartyRequests],
    async screenshot(name, { fullPage = false } = {}) {
      const path = fileURLToPath(new URL(`../../.screenshots/${name}.png`, import.meta.url));
      await page.screenshot({ path, fullPage, animations: 'disabled' });
      return path;
    },
    accessibilityViolations: () => runAxe(page, { runOnly: standards }),
    layoutViolations: () => runAxe(page, { runOnly: standards, rules: withoutColours }),
    colourViolations: () => runAxe(page, { runOnly: { type: 'rule', values: colourRules } }),
    close: () => context.close(),
  };
}

/** Opens a page, hands it over, and closes it whatever happened. */
export async function withPage<T>(
  browser: Browser,
  options: PageOptions,
  use: (page: WatchedPage) => Promise<T>,
): Promise<T> {
  const page = await openPage(browser, options);
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

function watch(context: BrowserContext, baseURL: string) {
  const consoleErrors: string[] = [];
  const failedRequests: string[] = [];
  const thirdPartyRequests: string[] = [];
  const { host } = new URL(baseURL);
  context.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => consoleErrors.push(String(error.error())));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (['http:', 'https:'].includes(url.protocol) && url.host !== host)
      thirdPartyRequests.push(request.url());
  });
  context.on('response', (response) => {
    if (response.status() >= 400) failedRequests.push(`${response.status()} ${response.url()}`);
  });
  context.on('requestfailed', (request) => {
    const error = request.failure()?.errorText;
    if (error === 'net::ERR_ABORTED' && isRead(request)) return;
    const [, operation = ''] = /(?:query|mutation) (\w+)/.exec(askedText(request.postData())) ?? [];
    failedRequests.push([error, request.method(), request.url(), operation].join(' ').trim());
  });
  return { consoleErrors, failedRequests, thirdPartyRequests };
}

/**
 * A page that is left ends what it still reads or asks for, and what it says by the way and says again at the next contact. So it
 * does with that somebody looks at the matrix for the first time. What it writes has to arrive all the same.
 */
function isRead(request: Request): boolean {
  const said = /"query":"\s*(query|\{|mutation (OpenAnswers|ReportWaiting|MarkSeen)\b)/;
  const asks = request.method() === 'GET' || request.url().endsWith('/auth/ticket');
  return asks || said.test(askedText(request.postData()));
}

const standards: RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
const colourRules = ['color-contrast', 'link-in-text-block'];
const withoutColours = Object.fromEntries(colourRules.map((rule) => [rule, { enabled: false }]));

async function runAxe(page: Page, which: Pick<RunOptions, 'runOnly' | 'rules'>): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Evaluated, not added as a script: the page's own policy would forbid that, and rightly so.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(source);
  // What passed is not gathered, which takes longer than finding it; no rule here looks at files of styles or media.
  const options = JSON.stringify({ ...which, resultTypes: ['violations'], preload: false });
  const violations = await page.evaluate<Result[]>(
    `axe.run(${options}).then((results) => results.violations)`,
  );
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => node.html);
    return `${id}: ${help} (${nodes.length}×) ${places.join(' ')}`;
  });
}
