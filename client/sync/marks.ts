/** Since when a cell of the matrix counts as moved, and which moved cells the person has looked at since. */
export interface Marks {
  /** By the server's clock. */
  readonly since: string;
  /** When a cell had last changed as it was seen, by `country/agency`. */
  readonly seen: Readonly<Record<string, string>>;
}

/** The marks of one person in one cycle, kept in this browser; null where there are none yet. */
export function readMarks(person: string, cycle: string): Marks | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(person, cycle)) ?? 'null');
    return isMarks(kept) ? kept : null;
  } catch {
    // Storage can be forbidden, and what is in it can be anybody's: then there are no marks.
    return null;
  }
}

/** Keeps the marks. Where the browser keeps nothing they last as long as the page. */
export function writeMarks(person: string, cycle: string, marks: Marks): void {
  try {
    localStorage.setItem(nameOf(person, cycle), JSON.stringify(marks));
  } catch {
    // Full or forbidden: nothing that anybody wrote is lost by it.
  }
}

function nameOf(person: string, cycle: string): string {
  return `concord marks ${person} ${cycle}`;
}

function isMarks(kept: unknown): kept is Marks {
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
