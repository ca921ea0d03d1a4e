import { namesKey } from '../known-names.ts';

const name = 'concord-copies';

/**
 * Whose copies this browser has, or null: told before any database is open, so that a first visit loads nothing for it. A
 * random id, no name. With an argument it is set.
 */
export function hintOf(person?: string | null): string | null {
  try {
    if (person === null) for (const key of [name, namesKey]) localStorage.removeItem(key);
    else if (person !== undefined) localStorage.setItem(name, person);
    return localStorage.getItem(name);
  } catch {
    // A browser that is told to keep nothing.
    return null;
  }
}
