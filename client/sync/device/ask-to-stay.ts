import type { DeviceDatabase } from './database.ts';

const name = 'asked to stay';

/**
 * Asks the browser not to clear what is kept here when it needs room. Called once something that somebody wrote is kept: then
 * the question means something, to a browser that decides by itself and to a person whom theirs asks. Once in this browser,
 * whatever the answer was.
 */
export async function askToStay(database: DeviceDatabase): Promise<void> {
  // Browsers have it for addresses that nobody can have changed on the way.
  const { storage } = navigator as { storage?: StorageManager };
  if (!storage?.persist || (await database.get('facts', name))) return;
  await database.put('facts', { name, value: true });
  await storage.persist();
}
