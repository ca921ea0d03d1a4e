// What this device used of the line, about. The browser tells the size of every answer, with a guess for its head. The page
// notes what it sent, and what came over a socket or a stream (`../bytes.ts`). Below HTTP nothing is seen.

/** What this device used in a month, in bytes. */
export interface Use {
  /** As in 2026-11, by the device's clock. */
  readonly month: string;
  readonly up: number;
  readonly down: number;
}

const key = 'concord-use';
const flushMs = 10_000;
/** What a browser sends before a body; it tells nobody. */
const headOfRequest = 700;
/** Around a message on a socket, and masked where the page sends. */
const frame = { up: 6, down: 2 };
/** An answer that doesn't end is told of only when it has. */
const endless = /\/graphql\/stream$/;

/** A month's use and what came since it was kept: another month begins at nothing. */
export function useWith(
  kept: Use | null,
  more: { readonly up: number; readonly down: number },
  now: Date,
): Use {
  const month = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
  const { up, down } = kept?.month === month ? kept : { up: 0, down: 0 };
  return { month, up: up + more.up, down: down + more.down };
}

/** Begins to count, with what the browser has noted since the page was opened. */
export function startMeter(): void {
  let more = { up: 0, down: 0 };
  const add = (up: number, down: number) => {
    more = { up: more.up + up, down: more.down + down };
  };
  const loaded = (entries: PerformanceObserverEntryList) => {
    for (const { name, transferSize } of entries.getEntries() as PerformanceResourceTiming[]) {
      // Nothing is transferred of what the browser had.
      if (transferSize > 0 && !endless.test(name)) add(headOfRequest, transferSize);
    }
  };
  const marked = (entries: PerformanceObserverEntryList) => {
    for (const { name, detail } of entries.getEntries() as PerformanceMark[]) {
      if (name === 'up') add(detail + frame.up, 0);
      else if (name === 'down') add(0, detail + frame.down);
      else continue;
      performance.clearMarks(name);
    }
  };
  new PerformanceObserver(loaded).observe({ type: 'navigation', buffered: true });
  new PerformanceObserver(loaded).observe({ type: 'resource', buffered: true });
  new PerformanceObserver(marked).observe({ type: 'mark', buffered: true });
  const flush = () => {
    keep(useWith(readKept(), more, new Date()));
    more = { up: 0, down: 0 };
  };
  setInterval(flush, flushMs);
  addEventListener('pagehide', flush);
}

/** What all tabs of this browser used this month, up to some seconds ago. */
export function usedThisMonth(): Use {
  return useWith(readKept(), { up: 0, down: 0 }, new Date());
}

function readKept(): Use | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Use | null;
  } catch {
    return null;
  }
}

function keep(use: Use): void {
  try {
    localStorage.setItem(key, JSON.stringify(use));
  } catch {
    // A browser that keeps nothing has no month.
  }
}
