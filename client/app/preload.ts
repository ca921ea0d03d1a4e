// Only the built page uses this, by `shortPreload` in vite.config.ts.
const asked: Record<string, Promise<void>> = {};

/**
 * Asks at once for every file that another needs, so that none waits until that one is read. A style has to be
 * there.
 */
function ask(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    const style = file.endsWith('.css');
    link.rel = style ? 'stylesheet' : 'modulepreload';
    link.href = `/${file}`;
    link.onload = () => resolve();
    link.onerror = () => {
      // The next opening tries again.
      delete asked[file];
      link.remove();
      reject(new Error(file));
    };
    document.head.append(link);
    if (!style) resolve();
  });
}

/** What the build puts around every dynamic import, with the files that it needs; see vite.config.ts. */
export function __vitePreload<Loaded>(
  load: () => Promise<Loaded>,
  files: readonly string[] = [],
): Promise<Loaded> {
  return Promise.all(files.map((file) => (asked[file] ??= ask(file)))).then(load);
}
