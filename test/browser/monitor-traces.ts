import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** What nobody reads outside the monitor: in a file that a browser keeps, it would tell that somebody opened it here. */
const monitorWords = Object.entries<string>(JSON.parse(readFileSync('client/messages/en.json', 'utf8')))
  .filter(
    ([key, text]) => /^(monitor|alerts|framework)\./.test(key) && text.length > 20 && !/[{'#]/.test(text),
  )
  .map(([, text]) => text);

/**
 * What a browser keeps of a page beyond its window, with what stands in its bar and its title. Of storage and of files, what
 * anybody's page keeps stands by its name: the month's use, whose copies there are, and the device's number.
 */
export function monitorTraces(page: Page) {
  return page.evaluate(async (words) => {
    const storage = [...Object.entries(localStorage), ...Object.entries(sessionStorage)];
    const files = await Promise.all(
      (await caches.keys()).map(async (name) => {
        const cache = await caches.open(name);
        return (await cache.matchAll()).map(async (answer) => ({
          url: answer.url,
          text: await answer.text(),
        }));
      }),
    );
    const kept = await Promise.all(files.flat());
    return {
      address: location.pathname + location.search + location.hash,
      title: document.title,
      state: JSON.stringify(history.state),
      storage: storage.filter(
        ([name, value]) =>
          !/^concord(-use|-copies|-names|\.device \S+)$/.test(name) || /monitor|incident|report/i.test(value),
      ),
      databases: (await indexedDB.databases()).map(({ name }) => name).filter((name) => name !== 'concord'),
      files: kept.filter(({ text }) => words.some((word) => text.includes(word))).map(({ url }) => url),
    };
  }, monitorWords);
}
export const noMonitorTrace = {
  address: '/monitor',
  title: 'Monitor · Concord',
  state: 'null',
  storage: [],
  databases: [],
  files: [],
};
