import { Background } from '../../server/lib/background.ts';

/** Where work that fails has nobody to handle it, so that the test run fails with it. */
export function strictBackground(): Background {
  return new Background({
    error: (what: unknown) => {
      throw new Error('background work failed', { cause: (what as { err?: unknown }).err });
    },
  });
}
