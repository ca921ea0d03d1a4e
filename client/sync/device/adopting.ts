import type { Stored } from '../device-state.ts';
import { keyOf } from '../model.ts';
import type { Line } from '../outbox.ts';
import type { State } from '../state.ts';
import { beingKept, type Result, released, still, withDevicePart } from './keeping.ts';
import { moved, withMove } from './moves.ts';
import { takenOver } from './taken-over.ts';

// What the device has, and what this window has on top of it, as one: after a writing, after a reading, and after another tab wrote.

/** Before what another tab left open counts as left: it closes its own entries after a pause. */
const orphanedMs = 120_000;

/** A writing is over, and everything in it is on the device. */
export function kept(state: State, number: number): Result {
  const { device } = state;
  const done = device?.keeping.find((one) => one.number === number);
  if (!device || !done) return still(state);
  const keeping = device.keeping
    .filter((one) => one !== done)
    .map((one) => ({
      ...one,
      moves: Object.fromEntries(
        Object.entries(one.moves).map(([key, count]) => [key, count - (done.moves[key] ?? 0)]),
      ),
    }));
  if (done.person !== state.author) {
    // Everything of theirs is on the device now, and comes back from there with them.
    const { [done.person]: _kept, ...parked } = state.parked;
    return still(withDevicePart({ ...state, parked }, { keeping }));
  }
  const stamps = { ...device.stamps };
  const unsaved = { ...device.unsaved };
  for (const [key, count] of Object.entries(done.moves)) {
    if (done.emptied.includes(key)) delete stamps[key];
    else stamps[key] = `${device.tab} ${number}`;
    const left = unsaved[key]?.slice(count) ?? [];
    if (left.length > 0) unsaved[key] = left;
    else delete unsaved[key];
  }
  const next = withDevicePart(state, { keeping, stamps, unsaved, trouble: null });
  const receipts = Object.fromEntries(
    Object.keys(done.moves).flatMap((key) => {
      const receipt = state.outbox.lines[key]?.receipt;
      return receipt ? [[key, receipt] as const] : [];
    }),
  );
  const told = { do: 'tell', message: { is: 'changed', person: done.person, receipts } } as const;
  const { held } = device;
  if (!held || number < held.after) return { state: next, effects: [told] };
  return { state: released(next, held.send), effects: [told, held.send] };
}

/** The lines as the device has them, with what happened here since on top. */
export function adopted(before: State, found: readonly Stored[], alone: boolean): Result {
  const state = withoutHeld(before);
  let { outbox } = state;
  const stamps = { ...state.device?.stamps };
  const orphans: Result['effects'][number][] = [];
  const left: string[] = [];
  for (const { key, stamp, line: stored } of found) {
    const here = outbox.lines[key];
    if (stamp === null) delete stamps[key];
    else stamps[key] = stamp;
    const nothing = { entries: [], conflict: null, refusal: null };
    const address = stored?.address ?? here?.address;
    if (!address) continue;
    const line: Line = { ...nothing, address, ...stored, receipt: here?.receipt ?? null };
    const written = Math.max(outbox.written, ...line.entries.map((entry) => entry.order));
    outbox = { ...outbox, written, lines: { ...outbox.lines, [key]: line } };
    for (const move of state.device?.unsaved[key] ?? []) {
      outbox = moved(outbox, outbox.lines[key] ?? line, move);
    }
    const foreign = line.entries.some(({ state: is, tab }) => is === 'open' && tab !== state.device?.tab);
    if (foreign && alone) left.push(key);
    else if (foreign && stamp !== null) {
      const input = { is: 'orphaned', key, stamp } as const;
      orphans.push({ do: 'later', name: `orphaned ${key}`, delay: { ms: orphanedMs }, input });
    }
  }
  const next = takenOver(withDevicePart({ ...state, outbox }, { stamps }));
  const closed = settledOf(next, left);
  // What was held back is chosen anew.
  const again = before.device?.held ? { ...closed.state, sends: 'later' as const } : closed.state;
  return { state: again, effects: [...orphans, ...closed.effects] };
}

/** The device is read as soon as may be; what is being read already may be from before. */
export function toRead(state: State): State {
  const running = state.device?.reading === 'running' || state.device?.reading === 'stale';
  return withDevicePart(state, { reading: running ? 'stale' : 'due' });
}

/** What waited for the device to know of it has not gone, and is chosen anew from what the device has now. */
export function withoutHeld(state: State): State {
  const { device, outbox } = state;
  if (!device?.held) return state;
  const ids = new Set(device.held.send.entries.map((entry) => entry.mutationId));
  let { unsaved, keeping } = device;
  for (const [key, moves] of Object.entries(unsaved)) {
    // Of one that went before as well the device is still to hear that.
    const last = moves.findLastIndex((move) => move.is === 'mark' && ids.has(move.entry.mutationId));
    if (last < 0) continue;
    const { [key]: _before, ...others } = unsaved;
    unsaved = moves.length > 1 ? { ...unsaved, [key]: moves.filter((_, index) => index !== last) } : others;
    keeping = keeping.map((one) => {
      const count = one.moves[key] ?? 0;
      return count > last ? { ...one, moves: { ...one.moves, [key]: count - 1 } } : one;
    });
  }
  const freed = { ...state, outbox: { ...outbox, sending: 0 } };
  return takenOver(withDevicePart(freed, { held: null, unsaved, keeping }));
}

/** What these lines left open may go. */
export function settledOf(state: State, keys: readonly string[]): Result {
  return still(
    keys.reduce((result, key) => {
      const line = result.outbox.lines[key];
      return line ? withOwnMove(result, line, { is: 'settle' }) : result;
    }, state),
  );
}

/** A move that the machine below knows nothing of. */
export function withOwnMove(state: State, line: Line, move: Parameters<typeof withMove>[1]): State {
  const key = keyOf(line.address);
  const { device } = state;
  if (!device) return state;
  const outbox = moved(state.outbox, line, move);
  if (outbox.lines[key] === line) return state;
  const unsaved = {
    ...device.unsaved,
    [key]: withMove(device.unsaved[key] ?? [], move, beingKept(device, key)),
  };
  return { ...state, outbox, device: { ...device, unsaved } };
}
