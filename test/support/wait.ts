import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
  /** Milliseconds until it gives up; 20,000 if not given. */
  within?: number;
  /** Milliseconds between two looks; 10 if not given. */
  every?: number;
  /** What is waited for, for the error message; a function when it is only known at the end. */
  what?: string | (() => string);
}

/**
 * Waits until the condition gives something truthy, and returns it. A condition that throws has not come true yet; its
 * last error is the cause of the one that is thrown when time runs out.
 */
export async function waitUntil<T>(
  condition: () => T | Promise<T>,
  options: WaitOptions = {},
): Promise<Exclude<T, undefined | null | false | 0 | ''>> {
  const { within = 20_000, every = 10 } = options;
  const started = performance.now();
  for (;;) {
    let failure: unknown;
    try {
      const value = await condition();
      if (value) return value as Exclude<T, undefined | null | false | 0 | ''>;
    } catch (error) {
      failure = error;
    }
    if (performance.now() - started > within) {
      const what = typeof options.what === 'function' ? options.what() : (options.what ?? String(condition));
      throw new Error(`Not so within ${within} ms: ${what}`, { cause: failure });
    }
    await sleep(every);
  }
}
