import type { Stream } from '../live.ts';

/** What carries streams on one rung. */
export interface Carrier {
  readonly stream: Stream;
  /** Ends everything that it carries: whoever still wants it asks again. */
  readonly close: () => void;
}
