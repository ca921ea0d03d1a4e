import type { Device } from './device-state.ts';
import { keyOf, type ResponseAddress } from './model.ts';
import { unsentCount, unsentLines } from './outbox.ts';
import type { State } from './state.ts';

/** Everything of this answer is on the device: the page may say so, and the window may close. */
export function isKept({ device }: { device?: Device | undefined }, address: ResponseAddress): boolean {
  return device?.is === 'open' && !device.unsaved[keyOf(address)];
}

/** How many answers, by any author, would be lost with this window: neither the server has them nor the device. */
export function atRisk({ outbox, parked, device }: State): number {
  const others = Object.values(parked).reduce((sum, one) => sum + unsentCount(one), 0);
  return others + unsentLines(outbox).filter((line) => !isKept({ device }, line.address)).length;
}
