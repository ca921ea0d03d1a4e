import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { loadSoon } from '../../elements/load-soon.ts';

type Parts = typeof import('./soon-parts.ts');

/** What acts and tells in a checklist; null until it is there. */
export const Soon = createContext<Parts | null>(null);

export function useSoon(): Parts | null {
  return useContext(Soon);
}

/** A checklist is read before anything is done in it, so what that needs comes once it stands, before the line is lost. */
export function useLoadedSoon(): Parts | null {
  const { add } = useApp().words;
  const [parts, setParts] = useState<Parts | null>(null);
  useEffect(() => {
    const load = () =>
      loadSoon().then(
        (soon) => {
          add(soon.words);
          setParts(soon.parts);
        },
        () => {
          timer = setTimeout(load, 3_000);
        },
      );
    let timer = setTimeout(load, 500);
    return () => clearTimeout(timer);
  }, [add]);
  return parts;
}
