import type { StartQuery } from '../operations/operations.generated.ts';
import { initialState } from './initial-state.ts';
import type { Sync } from './runtime.ts';
import type { Input, State } from './state.ts';

/** What the page knows before its machine is there: whether somebody is signed in. */
export interface FirstSync extends Pick<Sync, 'state' | 'subscribe'> {
  readonly dispatch: (input: Input) => void;
  /** The machine is there: it hears what has happened so far, and everything from now on. */
  readonly handOver: (sync: Sync) => void;
}

/**
 * Stands in the machine's place until that has come, so that one can sign in without it. `asked` is the answer to who is
 * asking, which the HTML has asked for; where there is none, the machine asks.
 */
export function createFirstSync(asked: Promise<Response> | undefined): FirstSync {
  let state = initialState;
  let whole: Sync | null = null;
  let waiting: Input[] = [];
  const listeners = new Set<() => void>();

  const dispatch = (input: Input) => {
    if (whole) return whole.dispatch(input);
    // Whoever has signed in meanwhile: who it was before counts no more.
    waiting = input.is === 'opened' ? [input] : [...waiting, input];
    const isOut = input.is === 'started' && !input.result.viewer;
    const session: State['session'] = isOut ? { is: 'out', ended: false } : { is: 'unknown', fault: null };
    state = { ...state, session };
    for (const listener of [...listeners]) listener();
  };
  if (asked) {
    asked
      .then((response) => response.json())
      .then(
        ({ data }: { data: StartQuery | null }) =>
          dispatch(data ? { is: 'started', result: data, at: new Date().toISOString() } : { is: 'opened' }),
        // Whatever is wrong, the machine asks again and knows what it means.
        () => dispatch({ is: 'opened' }),
      );
  } else dispatch({ is: 'opened' });

  return {
    state: () => state,
    dispatch,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    handOver(sync) {
      whole = sync;
      for (const input of waiting) sync.dispatch(input);
    },
  };
}
