import type { Device, DeviceEffect, DeviceInput, Stored } from '../device-state.ts';
import { keyOf } from '../model.ts';
import { emptyOutbox, type Line, unsentCount } from '../outbox.ts';
import type { Effect, Input, Machine, State } from '../state.ts';
import {
  beingKept,
  keepAgain,
  type Result,
  released,
  settle,
  stepped,
  unsavedFrom,
  waitingLines,
  withDevicePart,
  writing,
} from './keeping.ts';
import { moved, withMove } from './moves.ts';
import { takenOver } from './taken-over.ts';

/** Before what another tab left open counts as left: it closes its own entries after a pause. */
const orphanedMs = 120_000;
/** Whoever said that they send may be frozen since, or have lost the device. */
const askAgain: Effect = { do: 'later', name: 'ask', delay: { ms: 60_000 }, input: { is: 'unheard' } };

/** The machine with an outbox that outlives its window. */
export function withDevice(step: Machine): Machine {
  return (state, input) => {
    const handle = handlers[input.is as DeviceInput['is']] as Handler | undefined;
    if (handle) return settle(step, handle(state, input, step));
    const known = input as Input;
    // Who sends is the device's to say from now on.
    if (known.is === 'alone' && state.device) return still(state);
    const named = known.is === 'edit' ? { ...known, edit: { ...known.edit, tab: state.device?.tab } } : known;
    const own =
      named.is === 'choose' ? { ...named, choice: { ...named.choice, tab: state.device?.tab } } : named;
    const after = withSession(state, own, stepped(step, state, own));
    return settle(step, after, own.is === 'leaving');
  };
}

type Handler = (state: State, input: Input | DeviceInput, step: Machine) => Result;
type Handlers = {
  [Kind in DeviceInput['is']]: (
    state: State,
    input: Extract<DeviceInput, { is: Kind }>,
    step: Machine,
  ) => Result;
};

const handlers: Handlers = {
  'device-attached': (state, { tab }) => {
    const lines = mapLines(state.outbox.lines, (line) => ({
      ...line,
      entries: line.entries.map((entry) => ({ ...entry, tab })),
    }));
    const known: State = { ...state, outbox: { ...state.outbox, lines } };
    const device = unsavedFrom(known, { ...newDevice, tab, sent: sentBefore(state) });
    return { state: { ...known, device }, effects: [{ do: 'lead', steal: false }] };
  },
  'device-opened': (known) => {
    // What waited for a writing that is no more has not gone, and is chosen anew.
    const state = withoutHeld(known);
    if (!state.device) return still(state);
    const device = unsavedFrom(state, state.device);
    return still({ ...state, device: { ...device, is: 'opening', trouble: null, reading: 'due' } });
  },
  'device-lost': (state, { why }) =>
    still(
      state.device
        ? {
            ...state,
            device: { ...heldAgain(state, unsavedFrom(state, state.device)), is: 'shut', trouble: why },
          }
        : state,
    ),
  restored: (state, { person, lines, unreadable, alone }) => {
    const { device } = state;
    if (!device || state.author !== person || device.is === 'shut') return still(state);
    if (device.reading === 'stale') return still(withDevicePart(state, { reading: 'due' }));
    const found = new Set(lines.map(({ key }) => key));
    const gone = Object.keys(device.stamps)
      .filter((key) => !found.has(key))
      .map((key): Stored => ({ key, stamp: null, line: null }));
    const read = withDevicePart(state, { is: 'open', reading: 'no', unreadable });
    return adopted(read, [...lines, ...gone], alone);
  },
  kept: (state, { number }) => kept(state, number),
  'keep-failed': (state, { number, why }) => {
    const { device } = state;
    const failed = device?.keeping.find((one) => one.number === number);
    if (!device || !failed) return still(state);
    const keeping = device.keeping.filter((one) => one !== failed);
    if (failed.person !== state.author) return still(withDevicePart(state, { keeping }));
    // What was refused comes after the others, so that one large text doesn't keep them off.
    const [first = ''] = Object.keys(failed.moves);
    const { [first]: refused, ...others } = device.unsaved;
    const unsaved = refused ? { ...others, [first]: refused } : others;
    return {
      state: withDevicePart(state, { keeping, unsaved, trouble: why, pausing: true }),
      effects: [keepAgain],
    };
  },
  overtaken: (state, { number, found }) => {
    const { device } = state;
    const overtaken = device?.keeping.find((one) => one.number === number);
    if (!device || !overtaken) return still(state);
    const keeping = device.keeping.filter((one) => one !== overtaken);
    const next = withDevicePart(state, { keeping });
    return overtaken.person === state.author ? adopted(next, found, false) : still(next);
  },
  'keep-due': (state) => still(withDevicePart(state, { pausing: false })),
  leads: (state, { to }) => {
    const next = takenOver(withDevicePart(state, { leads: to }));
    // Whoever had it before may have ended before saying what it wrote last.
    return still(to ? toRead(next) : next);
  },
  heard: (state, { message }, step) => {
    switch (message.is) {
      case 'changed': {
        if (message.person !== state.author || !state.device) return still(state);
        const lines = Object.entries(message.receipts).map(([key, receipt]) => {
          const line = state.outbox.lines[key];
          return line ? [[key, { ...line, receipt }] as const] : [];
        });
        const outbox = {
          ...state.outbox,
          lines: { ...state.outbox.lines, ...Object.fromEntries(lines.flat()) },
        };
        return still(toRead({ ...state, outbox }));
      }
      case 'who-sends':
        // What waits there may come from a tab that ended before it could tell.
        return state.device?.leads && state.device.is === 'open' && state.session.is === 'in'
          ? {
              state: toRead(state),
              effects: [{ do: 'tell', message: { is: 'sends', holding: state.holding } }],
            }
          : still(state);
      case 'sends':
        return state.device?.leads
          ? still(state)
          : {
              state: withDevicePart({ ...state, holding: message.holding }, { asked: 'told' }),
              effects: [askAgain],
            };
      case 'forgotten':
        return message.person === state.author ? still(withoutWork(state)) : still(state);
      case 'signed-in':
        return state.session.is === 'out' ? step(state, { is: 'opened' }) : still(state);
    }
  },
  unheard: (state) => ({
    state: withDevicePart(state, { asked: 'no' }),
    effects: state.device?.asked === 'asked' && !state.device.leads ? [{ do: 'lead', steal: true }] : [],
  }),
  orphaned: (state, { key, stamp }) =>
    state.device?.leads && state.device.stamps[key] === stamp ? settledOf(state, [key]) : still(state),
  withdraw: (state, { mutationId }) => {
    const line = Object.values(state.outbox.lines).find(({ entries }) =>
      entries.some((entry) => entry.mutationId === mutationId),
    );
    return line ? still(withOwnMove(state, line, { is: 'withdraw', mutationId })) : still(state);
  },
};

const newDevice: Device = {
  tab: '',
  is: 'opening',
  trouble: null,
  stamps: {},
  unsaved: {},
  keeping: [],
  keeps: 0,
  pausing: false,
  held: null,
  sent: { request: 0, ids: [] },
  leads: false,
  reading: 'due',
  asked: 'no',
  unreadable: 0,
};

function kept(state: State, number: number): Result {
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
function adopted(before: State, found: readonly Stored[], alone: boolean): Result {
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
function toRead(state: State): State {
  const running = state.device?.reading === 'running' || state.device?.reading === 'stale';
  return withDevicePart(state, { reading: running ? 'stale' : 'due' });
}

/** What waited for the device to know of it has not gone, and is chosen anew from what the device has now. */
function withoutHeld(state: State): State {
  const { device, outbox } = state;
  if (!device?.held) return state;
  const ids = new Set(device.held.send.entries.map((entry) => entry.mutationId));
  const unsaved = Object.fromEntries(
    Object.entries(device.unsaved).flatMap(([key, moves]) => {
      const left = moves.filter((move) => move.is !== 'mark' || !ids.has(move.mutationId));
      return left.length > 0 ? [[key, left] as const] : [];
    }),
  );
  const freed = { ...state, outbox: { ...outbox, sending: 0 } };
  return takenOver(withDevicePart(freed, { held: null, unsaved }));
}

/** A request that the device was to know of goes all the same. */
function heldAgain({ device }: State, next: Device): Device {
  return { ...next, held: device?.held ?? null };
}

/** Signing in and out, and another person at the same page. */
function withSession(before: State, input: Input, { state, effects }: Result): Result {
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
  const read = device.is === 'opening' ? withDevicePart(state, { reading: 'due' }) : state;
  return { state: read, effects: [...effects, { do: 'tell', message: { is: 'signed-in' } }] };
}

/** Nothing of this person's is here any more; what the device has is read again when they come back. */
function withoutWork(state: State): State {
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
  const told = { do: 'tell', message: { is: 'signed-in' } } as const;
  return {
    state: { ...next.state, device: { ...fresh, is, keeping, reading: 'due', unreadable: 0 } },
    effects: [...next.effects, told],
  };
}

function settledOf(state: State, keys: readonly string[]): Result {
  return still(
    keys.reduce((result, key) => {
      const line = result.outbox.lines[key];
      return line ? withOwnMove(result, line, { is: 'settle' }) : result;
    }, state),
  );
}

/** A move that the machine below knows nothing of. */
function withOwnMove(state: State, line: Line, move: Parameters<typeof withMove>[1]): State {
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

/** What was on its way before this part of the page came. */
function sentBefore({ outbox }: State): Device['sent'] {
  const entries = Object.values(outbox.lines).flatMap((line) => line.entries);
  const ids = entries.filter((entry) => entry.state === 'sending').map((entry) => entry.mutationId);
  return { request: outbox.sending, ids };
}

function mapLines(lines: State['outbox']['lines'], map: (line: Line) => Line): State['outbox']['lines'] {
  return Object.fromEntries(Object.entries(lines).map(([key, line]) => [key, map(line)]));
}

function still(state: State): Result {
  return { state, effects: [] };
}
