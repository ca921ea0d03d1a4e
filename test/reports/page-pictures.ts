import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';

const require = createRequire(import.meta.url);
const build = dirname(require.resolve('pdfjs-dist/build/pdf.min.mjs'));
const site = 'http://reports.test';

/** The first page of a PDF as pdf.js draws it, as lines of digits that say how dark each part is: see draw-page.html. */
export async function drawnPage(browser: Browser, pdf: Buffer): Promise<string[]> {
  const files = new Map<string, [type: string, body: () => Promise<Buffer>]>([
    ['/', ['text/html', () => readFile(join(import.meta.dirname, 'draw-page.html'))]],
    ...['pdf.min.mjs', 'pdf.worker.min.mjs'].map((name): [string, [string, () => Promise<Buffer>]] => [
      `/${name}`,
      ['text/javascript', () => readFile(join(build, name))],
    ]),
    ['/report.pdf', ['application/pdf', async () => pdf]],
  ]);
  const page = await browser.newPage();
  try {
    await page.route(`${site}/**`, async (route) => {
      const [contentType, body] = files.get(new URL(route.request().url()).pathname) ?? [];
      if (!contentType || !body) return route.abort();
      return route.fulfill({ contentType, body: await body() });
    });
    await page.goto(`${site}/`);
    return await page.evaluate<string[]>('window.drawn');
  } finally {
    await page.close();
  }
}

/** By how many of sixteen steps two pictures differ: at most, and on average over all parts. */
export function differenceOf(
  one: readonly string[],
  other: readonly string[],
): { most: number; mean: number } {
  if (one.length !== other.length || one.some((line, row) => line.length !== other[row]?.length)) {
    return { most: 16, mean: 16 };
  }
  const steps = one.flatMap((line, row) =>
    [...line].map((digit, column) =>
      Math.abs(Number.parseInt(digit, 16) - Number.parseInt(other[row]?.[column] ?? '0', 16)),
    ),
  );
  return { most: Math.max(...steps), mean: steps.reduce((sum, step) => sum + step, 0) / steps.length };
}
