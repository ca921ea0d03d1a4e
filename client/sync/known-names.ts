import type { StartQuery } from '../operations/operations.generated.ts';

/** What a page begins with, with the names of agencies and countries. */
export type Started = StartQuery & Required<Pick<StartQuery, 'agencies' | 'countries'>>;

const key = 'concord-names';

/**
 * A start whole: names that came are kept on the device, and where none were asked for since the device has some, those are put
 * in. Null where the ones kept are not what the server has now. The HTML looks whether there are any; see vite.config.ts.
 */
export function withNames(start: StartQuery): Started | null {
  const { namesDigest, agencies, countries } = start;
  try {
    if (agencies && countries) localStorage[key] = JSON.stringify({ namesDigest, agencies, countries });
    else {
      const known = JSON.parse(localStorage[key]) as Started;
      return known.namesDigest === namesDigest ? { ...start, ...known } : null;
    }
  } catch {
    // A browser that keeps nothing: what came is whole, and nothing was kept that could be put in.
  }
  return agencies && countries ? { ...start, agencies, countries } : null;
}
