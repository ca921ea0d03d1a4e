import { useEffect, useRef, useState } from 'preact/hooks';

const minute = 60_000;
export const closesAfter = 10 * minute;
/** So long before it closes, the page says that it will. */
const warnsBefore = minute;
const looksEvery = 1_000;

// No `scroll`: a list that grows by itself scrolls the page too.
const uses = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/*
 * The monitor is OPEN while somebody uses the page: by pointer, key or scrolling. Nine minutes later it is CLOSING, and says so;
 * any use opens it again. After ten it is CLOSED, until somebody opens it again by hand. Time is asked of the clock, since a
 * device that slept has run no timers. A page that goes into the browser's memory is CLOSED at once: Back could show it
 * to the next person.
 */
export type Openness = 'OPEN' | 'CLOSING' | 'CLOSED';

export function useClosing(): readonly [Openness, { readonly close: () => void; readonly open: () => void }] {
  const [openness, set] = useState<Openness>('OPEN');
  const lastUse = useRef(Date.now());
  const closed = openness === 'CLOSED';
  useEffect(() => {
    if (closed) return;
    const look = () => {
      const unused = Date.now() - lastUse.current;
      set(unused >= closesAfter ? 'CLOSED' : unused >= closesAfter - warnsBefore ? 'CLOSING' : 'OPEN');
    };
    const use = () => {
      // What was too long unused stays so, though no timer has run since.
      look();
      if (Date.now() - lastUse.current >= closesAfter) return;
      lastUse.current = Date.now();
      set('OPEN');
    };
    const leave = () => set('CLOSED');
    const timer = setInterval(look, looksEvery);
    for (const kind of uses) document.addEventListener(kind, use, { capture: true, passive: true });
    document.addEventListener('visibilitychange', look);
    addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      for (const kind of uses) document.removeEventListener(kind, use, { capture: true });
      document.removeEventListener('visibilitychange', look);
      removeEventListener('pagehide', leave);
    };
  }, [closed]);
  return [
    openness,
    {
      close: () => set('CLOSED'),
      open: () => {
        lastUse.current = Date.now();
        set('OPEN');
      },
    },
  ];
}
