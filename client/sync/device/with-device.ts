import type { Device, DeviceEffect, DeviceInput, Stored } from '../device-state.ts';
import type { Line } from '../outbox.ts';
import type { Effect, Input, Machine, State } from '../state.ts';
import { adopted, kept, settledOf, toRead, withOwnMove, withoutHeld } from './adopting.ts';
import { keepAgain, type Result, settle, stepped, still, unsavedFrom, withDevicePart } from './keeping.ts';
import { takenOver } from './taken-over.ts';
import { withoutWork, withSession } from './turning.ts';

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
    const named =
      known.is === 'edit'
        ? { ...known, edit: { ...known.edit, tab: known.edit.tab ?? state.device?.tab } }
        : known;
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
    // Whoever signed in at a provider's came back to a page that could tell nobody yet.
    const told: DeviceEffect[] =
      state.session.is === 'in' && !state.session.asOf
        ? [{ do: 'tell', message: { is: 'signed-in', person: state.author } }]
        : [];
    return { state: { ...known, device }, effects: [{ do: 'lead', steal: false }, ...told] };
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
    // An older reading, or one from before what is being written now.
    const current = device.reading === 'running' && device.keeping.length === 0;
    if (!current) return still(withDevicePart(state, { reading: 'due' }));
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
    // What kept the former one back is its own: it has the timer, and this one tries for itself.
    const holding = to && !state.holding?.offline ? null : state.holding;
    const next = takenOver(withDevicePart({ ...state, holding }, { leads: to }));
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
        return state.device?.leads &&
          state.device.is === 'open' &&
          state.session.is === 'in' &&
          message.person === state.author
          ? {
              state: toRead(state),
              effects: [
                { do: 'tell', message: { is: 'sends', person: state.author, holding: state.holding } },
              ],
            }
          : still(state);
      case 'sends':
        // Whether there is a network each tab hears from the browser itself.
        return state.device?.leads || message.person !== state.author
          ? still(state)
          : {
              state: withDevicePart(
                {
                  ...state,
                  holding: state.holding?.offline ? state.holding : withoutOffline(message.holding),
                },
                { asked: 'told' },
              ),
              effects: [askAgain],
            };
      case 'forgotten':
        return message.person === state.author ? still(withoutWork(state)) : still(state);
      case 'signed-in':
        return state.session.is === 'out' || message.person !== state.author
          ? step(state, { is: 'opened' })
          : still(state);
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

/** A request that the device was to know of goes all the same. */
function heldAgain({ device }: State, next: Device): Device {
  return { ...next, held: device?.held ?? null };
}

/** What was on its way before this part of the page came. */
function sentBefore({ outbox }: State): Device['sent'] {
  const entries = Object.values(outbox.lines).flatMap((line) => line.entries);
  const ids = entries.filter((entry) => entry.state === 'sending').map((entry) => entry.mutationId);
  return { request: outbox.sending, ids };
}

function withoutOffline(holding: State['holding']): State['holding'] {
  return holding?.offline ? null : holding;
}

function mapLines(lines: State['outbox']['lines'], map: (line: Line) => Line): State['outbox']['lines'] {
  return Object.fromEntries(Object.entries(lines).map(([key, line]) => [key, map(line)]));
}
