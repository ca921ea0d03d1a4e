import { useEffect, useRef, useState } from 'preact/hooks';
import { type Loaded, useLoaded } from '../../elements/use-loaded.ts';

/** What follows from the whole network is read anew a few times a minute, however fast that changes. */
const everyMs = 3_000;

/** Reads what follows from what stands on the page, and again shortly after that became another. */
export function useReadAfter<Data>(key: string, seen: unknown, load: () => Promise<Data>): Loaded<Data> {
  const [turn, setTurn] = useState(0);
  const read = useRef(seen);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    if (read.current === seen) return;
    read.current = seen;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      setTurn((count) => count + 1);
    }, everyMs);
  }, [seen]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useLoaded(`${key} ${turn}`, load);
}
