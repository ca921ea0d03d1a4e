import { useEffect, useState } from 'preact/hooks';
import { RequestFault } from '../sync/http.ts';
import type { Fault } from '../sync/model.ts';
import { useApp } from './app-context.ts';

export interface Loaded<Data> {
  /** What was read last, also while it is read afresh. */
  readonly data: Data | undefined;
  readonly fault: Fault | null;
  /** Reads it afresh. */
  readonly again: () => void;
  /** Puts what the answer to a change said in its place. */
  readonly put: (data: Data) => void;
}

const retryMs = 3_000;

/** Reads something that isn't followed live, and reads it afresh when its key becomes another. */
export function useLoaded<Data>(key: string, load: () => Promise<Data>): Loaded<Data> {
  const { sync } = useApp();
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<{ data: Data | undefined; fault: Fault | null }>({
    data: undefined,
    fault: null,
  });
  const again = () => setTurn((count) => count + 1);
  useEffect(() => {
    let wanted = true;
    let timer: ReturnType<typeof setTimeout>;
    load().then(
      (data) => wanted && setState({ data, fault: null }),
      (error: unknown) => {
        if (!wanted) return;
        const fault = faultIn(error);
        if (fault.kind === 'signed-out') sync.dispatch({ is: 'session-ended' });
        setState((before) => ({ ...before, fault }));
        if (isPassing(fault)) timer = setTimeout(again, (fault.retryAfter ?? 0) * 1_000 || retryMs);
      },
    );
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
    // By the key: the function is made anew at every drawing.
  }, [sync, key, turn]);
  return { ...state, again, put: (data) => setState({ data, fault: null }) };
}

/** What a read or a change failed with. */
export function faultIn(error: unknown): Fault {
  return error instanceof RequestFault ? error.fault : { kind: 'network', message: String(error) };
}

/** Nothing is wrong with what was asked: asking again may help. */
export function isPassing({ kind }: Fault): boolean {
  return kind === 'network' || kind === 'server' || kind === 'turned-away';
}
