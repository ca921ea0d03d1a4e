import type { StartQuery } from '../operations/operations.generated.ts';

/** What a page begins with, with the names of agencies and countries. */
export type Started = StartQuery & Required<Pick<StartQuery, 'agencies' | 'countries'>>;

/** Where the names are on a device that has copies; the HTML looks whether there are any (vite.config.ts). */
export const namesKey = 'concord-names';

/**
 * A start whole: where no names were asked for since the device has some, those are put in. Null where the ones it has are not
 * what the server has now.
 */
export function withNames(start: StartQuery): Started | null {
  if (start.agencies) return start as Started;
  try {
    const known = JSON.parse(localStorage[namesKey]) as Started;
    return known.namesDigest === start.namesDigest ? { ...start, ...known } : null;
  } catch {
    return null;
  }
}
