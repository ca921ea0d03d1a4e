import type { StartQuery } from '../operations/operations.generated.ts';
import { initialState } from './initial-state.ts';
import { withNames } from './known-names.ts';
import type { Sync } from './runtime.ts';
import type { Input, State } from './state.ts';

interface Answer {
  readonly data?: StartQuery | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

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
    const session: State['session'] =
      input.is === 'start-failed' ? { is: 'out', ended: false } : { is: 'unknown', fault: null };
    state = { ...state, session };
    for (const listener of [...listeners]) listener();
  };
  if (asked) {
    asked
      .then((response) => response.json())
      .then(
        (answer: Answer) => dispatch(heardIn(answer)),
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

function heardIn({ data, errors: [error] = [] }: Answer): Input {
  const result = data && withNames(data);
  if (result) return { is: 'started', result, at: new Date().toISOString() };
  // Whatever else is wrong, the machine asks again and knows what it means.
  return error?.extensions?.code === 'UNAUTHENTICATED'
    ? { is: 'start-failed', fault: { kind: 'signed-out', message: error.message } }
    : { is: 'opened' };
}
