import { forcedKey } from '../first-rung.ts';
import type { Rung } from '../rung.ts';

const rungs: readonly string[] = ['socket', 'stream', 'asking', 'hand'] satisfies Rung[];

/** The rung that somebody chose on this device; null: the page chooses. */
export function chosenRung(): Rung | null {
  try {
    const kept = localStorage.getItem(forcedKey) ?? '';
    return rungs.includes(kept) ? (kept as Rung) : null;
  } catch {
    // A browser that keeps nothing: what is chosen holds until the page is closed.
    return null;
  }
}

/** Keeps on this device what somebody chose. */
export function chooseRung(rung: Rung | null): void {
  try {
    if (rung) localStorage.setItem(forcedKey, rung);
    else localStorage.removeItem(forcedKey);
  } catch {
    // As above.
  }
}
