import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { loadSoon } from './load-soon.ts';

type Parts = typeof import('./soon-parts.ts');

/** What acts and tells in a checklist; null until it is there. */
export const Soon = createContext<Parts | null>(null);

/** Only one's own answers have come, and the others are still on their way. */
export const OwnFirst = createContext(false);

/** The parts that act and tell, for the views inside a checklist; null until they are there. */
export function useSoon(): Parts | null {
  return useContext(Soon);
}

/** Those of them that ask the server for more, which waits for the answers themselves. */
export function useSoonBeside(): Parts | null {
  const soon = useSoon();
  return useContext(OwnFirst) ? null : soon;
}

/** What came with one checklist is there for the next from its first drawing, which then moves nothing. */
let known: Parts | null = null;

/**
 * A checklist is read before anything is done in it. What doing needs is loaded once the checklist stands, before
 * the line is lost.
 */
export function useLoadedSoon(): { parts: Parts | null; missing: boolean } {
  const { add } = useApp().words;
  const [parts, setParts] = useState(known);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    if (known) return;
    const load = () =>
      loadSoon().then(
        (soon) => {
          add(soon.words);
          known = soon.parts;
          setParts(known);
          setMissing(false);
        },
        () => {
          // Chromium asks for a script once only for each page; other browsers ask again.
          setMissing(true);
          timer = setTimeout(load, 3_000);
        },
      );
    let timer = setTimeout(load, 500);
    return () => clearTimeout(timer);
  }, [add]);
  return { parts, missing };
}
