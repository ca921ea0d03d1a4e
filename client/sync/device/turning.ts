import type { Device, DeviceEffect } from '../device-state.ts';
import { emptyOutbox, unsentCount } from '../outbox.ts';
import type { Input, State } from '../state.ts';
import { toRead } from './adopting.ts';
import { type Result, unsavedFrom, waitingLines, withDevicePart, writing } from './keeping.ts';

// Whose outbox it is: signing in and out, and another person at the same page.

/** What follows for the device from whoever is signed in now. */
export function withSession(before: State, input: Input, { state, effects }: Result): Result {
  const { device } = state;
  if (!device) return { state, effects };
  if (state.author !== before.author) return turned(before, state, device, effects);
  if (input.is === 'signed-out' && state.author !== null) {
    const { author: person } = state;
    // Who had something left was asked, and gave it up. What a passphrase closes nobody was asked about.
    const asked = unsentCount(before.outbox) > 0 && device.trouble !== 'locked';
    const what = asked ? 'all' : 'unless-kept';
    const told: DeviceEffect[] = what === 'all' ? [{ do: 'tell', message: { is: 'forgotten', person } }] : [];
    return { state: withoutWork(state), effects: [...effects, { do: 'forget', person, what }, ...told] };
  }
  if (state.session.is !== 'in' || before.session.is === 'in') return { state, effects };
  const read = device.is === 'opening' ? toRead(state) : state;
  return {
    state: read,
    effects: [...effects, { do: 'tell', message: { is: 'signed-in', person: state.author } }],
  };
}

/** Nothing of this person's is here any more; what the device has is read again when they come back. */
export function withoutWork(state: State): State {
  const outbox = { ...emptyOutbox, requests: state.outbox.requests };
  const is = state.device?.is === 'shut' ? 'shut' : 'opening';
  return withDevicePart({ ...state, outbox }, { is, stamps: {}, unsaved: {}, keeping: [], held: null });
}

/** Another person: what the one before wrote is kept for them, and what the device has of this one is read. */
function turned(before: State, state: State, device: Device, effects: Result['effects']): Result {
  const { author } = before;
  const waiting = waitingLines(device);
  let next: Result = { state, effects };
  if (author !== null && device.is === 'open' && waiting.length > 0) {
    const last = writing({ ...before, device }, device, author, waiting, effects);
    next = {
      state: { ...state, ...(last.state.device && { device: last.state.device }) },
      effects: last.effects,
    };
  } else if (author !== null && device.is === 'open' && device.keeping.length === 0) {
    const { [author]: _kept, ...parked } = state.parked;
    next = { state: { ...state, parked }, effects };
  }
  const { keeping, keeps } = next.state.device ?? device;
  const fresh = unsavedFrom(next.state, { ...device, keeps });
  const is = device.is === 'shut' ? 'shut' : 'opening';
  const told = { do: 'tell', message: { is: 'signed-in', person: state.author } } as const;
  return {
    state: { ...next.state, device: { ...fresh, is, keeping, reading: 'due', unreadable: 0 } },
    effects: [...next.effects, told],
  };
}
