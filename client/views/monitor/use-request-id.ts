import { useRef } from 'preact/hooks';

/**
 * Gives what is sent an id: the same words once more have the same one, so that they are taken once. `taken` says that they
 * were, and that the same words are another request from then on.
 */
export function useRequestId(): { idOf: (sent: object) => string; taken: () => void } {
  const last = useRef<{ as: string; id: string } | null>(null);
  const idOf = (sent: object) => {
    const as = JSON.stringify(sent);
    if (last.current?.as !== as) last.current = { as, id: crypto.randomUUID() };
    return last.current.id;
  };
  const taken = () => {
    last.current = null;
  };
  return { idOf, taken };
}
