import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { BrowserContext } from 'playwright-core';

// Fonts from npm for pictures of the page, so that they look alike on every machine, and no script is without glyphs.

const packages = [
  '@fontsource-variable/noto-sans',
  '@fontsource-variable/noto-sans-arabic',
  '@fontsource-variable/noto-sans-sc',
] as const;
const families = '"Noto Sans Variable", "Noto Sans Arabic Variable", "Noto Sans SC Variable", sans-serif';
const path = '/fonts-of-tests/';

function folderOf(name: string): string {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
}

/** The font files, each with one part of its script. */
export async function fontFiles(): Promise<string[]> {
  const files = await Promise.all(
    packages.map(async (name) => {
      const folder = join(folderOf(name), 'files');
      const names = await readdir(folder);
      return names.filter((file) => file.endsWith('-wght-normal.woff2')).map((file) => join(folder, file));
    }),
  );
  return files.flat();
}

/** Has every page of a context written in these fonts. The context must have been opened with `bypassCSP`: the page allows no other fonts. */
export async function usePageFonts(context: BrowserContext): Promise<void> {
  const styles = await Promise.all(
    packages.map(async (name) => {
      const css = await readFile(join(folderOf(name), 'index.css'), 'utf8');
      return css.replaceAll('./files/', `${path}${name}/files/`);
    }),
  );
  const style = `${styles.join('\n')}\n:root { font-family: ${families} !important; }`;
  await context.route(`**${path}**`, async (route) => {
    const asked = decodeURIComponent(new URL(route.request().url()).pathname).slice(path.length);
    if (asked === 'fonts.css') return route.fulfill({ contentType: 'text/css', body: style });
    const name = packages.find((one) => asked.startsWith(`${one}/`));
    if (!name) return route.abort();
    return route.fulfill({
      contentType: 'font/woff2',
      body: await readFile(join(folderOf(name), asked.slice(name.length + 1))),
    });
  });
  await context.addInitScript({
    content: `addEventListener('DOMContentLoaded', () => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = '${path}fonts.css';
      document.head.append(link);
    })`,
  });
}
