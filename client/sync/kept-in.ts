import { keyOf, type ResponseAddress } from './model.ts';
import type { State } from './state.ts';

/** Where this answer is kept; full: in the window alone, since the device takes no more. */
export function keptIn({ device }: State, address: ResponseAddress): 'device' | 'window' | 'full' {
  // That it is on its way, or that its author paused, adds nothing to what it says.
  const moves = device?.unsaved[keyOf(address)] ?? [];
  const kept = device?.is === 'open' && moves.every(({ is }) => is === 'mark' || is === 'settle');
  return kept ? 'device' : device?.trouble === 'full' ? 'full' : 'window';
}
