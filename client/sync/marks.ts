/**
 * Marks as browsers kept them before the server did: since when a cell counted as moved, and when each cell that was
 * looked at had last changed then.
 */
export interface KeptMarks {
  /** By the server's clock. */
  readonly since: string;
  /** By `country/agency`. */
  readonly seen: Readonly<Record<string, string>>;
}

/** What this browser still keeps of one person in one cycle; null where that is nothing. */
export function readKeptMarks(person: string, cycle: string): KeptMarks | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(person, cycle)) ?? 'null');
    return isKeptMarks(kept) ? kept : null;
  } catch {
    // Storage can be forbidden, and what is in it can be anybody's: then there are no marks.
    return null;
  }
}

/** Forgets them, once the server has them. */
export function forgetKeptMarks(person: string, cycle: string): void {
  try {
    localStorage.removeItem(nameOf(person, cycle));
  } catch {
    // Moving them once more changes nothing.
  }
}

function nameOf(person: string, cycle: string): string {
  return `concord marks ${person} ${cycle}`;
}

function isKeptMarks(kept: unknown): kept is KeptMarks {
  return (
    typeof kept === 'object' &&
    kept !== null &&
    'since' in kept &&
    typeof kept.since === 'string' &&
    !Number.isNaN(Date.parse(kept.since)) &&
    'seen' in kept &&
    typeof kept.seen === 'object' &&
    kept.seen !== null
  );
}
