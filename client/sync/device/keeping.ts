import type { Device, DeviceEffect, Keeping, Move } from '../device-state.ts';
import { keyOf } from '../model.ts';
import { type Entry, emptyOutbox, type Line, type Send, unsentLines } from '../outbox.ts';
import type { Edit } from '../outbox-edits.ts';
import type { Effect, Input, Machine, State } from '../state.ts';
import { keptOf, moved, withMove } from './moves.ts';
import { takenOver } from './taken-over.ts';

// The machine's outbox on the device, as a pure function around the machine: what the storage, the other tabs and the
// lock do are inputs, and everything asked of them is an effect.
//
// The window is ahead of the device by the moves in `unsaved`, which one writing after the other takes along. A
// writing counts only where the device still has what this tab last saw there; otherwise nothing is written, and the
// moves are made again on top of what another tab wrote. What is sent goes only once the device knows that
// it is on its way, under which id and with which content. So a crash at any place leaves either what was there or what
// came after it, and whatever may have been sent goes again unchanged.

export interface Result {
  readonly state: State;
  readonly effects: readonly (Effect | DeviceEffect)[];
}

/** While somebody types; whatever ends a thought is written at once. */
const typingMs = 250;
/** Before a device that refused is asked again. */
const refusedMs = 10_000;
/** How long another tab has to say that it sends; one that is frozen says nothing. */
const answerMs = 5_000;

/** What the machine itself did with an input, with the moves that it means for each line. */
export function stepped(step: Machine, state: State, input: Input): Result {
  const after = step(state, input);
  const { device } = after.state;
  if (!device || after.state.author !== state.author) return after;
  const changed = Object.entries(after.state.outbox.lines).filter(
    ([key, line]) => line !== state.outbox.lines[key],
  );
  let unsaved = device.unsaved;
  for (const [key, line] of changed) {
    const before = state.outbox.lines[key] ?? { ...line, entries: [], conflict: null, refusal: null };
    for (const move of movesOf(input, key, before, line)) {
      const moves = unsaved[key] ?? [];
      unsaved = { ...unsaved, [key]: withMove(moves, move, beingKept(device, key)) };
    }
  }
  return { ...after, state: { ...after.state, device: { ...device, unsaved } } };
}

/** What follows from any input: who sends, what is held back until it is kept, and what is written. */
export function settle(step: Machine, { state, effects }: Result, urgent = false): Result {
  const gated = withGate(step, { state, effects });
  const held = withHeld(gated, urgent);
  return withQuestion(withReading(withWriting(held, urgent)));
}

/** The lines of the window that are not on the device at all, as moves: nothing known of the device counts any more. */
export function unsavedFrom(state: State, device: Device): Device {
  const had = unsentLines(state.outbox).map((line): [string, readonly Move[]] => {
    const key = keyOf(line.address);
    const own = device.unsaved[key]?.some((move) => move.is !== 'had' || move.own) ?? !(key in device.stamps);
    return [key, [{ is: 'had', line, own }]];
  });
  return { ...device, stamps: {}, unsaved: Object.fromEntries(had), keeping: [], held: null };
}

/** Nothing is asked of anybody. */
export function still(state: State): Result {
  return { state, effects: [] };
}

export function withDevicePart(state: State, part: Partial<Device>): State {
  return state.device ? { ...state, device: { ...state.device, ...part } } : state;
}

/** How many moves of a line are in writings that have begun. */
export function beingKept(device: Device, key: string): number {
  return Math.max(0, ...device.keeping.map((one) => one.moves[key] ?? 0));
}

/** The lines with something that no writing has yet. */
export function waitingLines(device: Device): readonly string[] {
  return Object.keys(device.unsaved).filter(
    (key) => (device.unsaved[key]?.length ?? 0) > beingKept(device, key),
  );
}

function movesOf(input: Input, key: string, before: Line, after: Line): readonly Move[] {
  const moves = ownMoves(input, key, before, after);
  const redone = moves.reduce((line, move) => moved(emptyOutbox, line, move).lines[key] ?? line, before);
  const [head] = after.entries;
  const expected = redone.entries[0];
  if (!head || (head.state !== 'sending' && head.state !== 'again')) return moves;
  const same = head.mutationId === expected?.mutationId && head.state === expected.state;
  return same ? moves : [...moves, { is: 'mark', entry: head }];
}

function ownMoves(input: Input, key: string, before: Line, after: Line): readonly Move[] {
  const [head] = before.entries;
  switch (input.is) {
    case 'edit':
      return keyOf(input.edit.address) === key ? [editMove(input.edit, before, after)] : [];
    case 'settle':
    case 'leaving':
      return input.is === 'leaving' || input.key === key ? [{ is: 'settle' }] : [];
    case 'choose':
      return input.choice.key === key && before.conflict
        ? [{ is: 'choose', choice: input.choice, seen: before.conflict }]
        : [];
    case 'discard':
      return input.key === key ? [{ is: 'discard', seen: before }] : [];
    case 'answered': {
      const outcome = input.outcomes.find((one) => one.mutationId === head?.mutationId);
      return outcome ? [{ is: 'answered', outcome, at: input.at }] : [];
    }
    case 'unanswered':
      return input.fault.kind === 'rejected' && head?.state === 'sending'
        ? [{ is: 'rejected', mutationId: head.mutationId, message: input.fault.message }]
        : [];
    default:
      return [];
  }
}

function editMove(edit: Edit, before: Line, after: Line): Move {
  // What stood before a refusal, so that its author didn’t see it, may be there no more when this is done again.
  const took = after.refusal === (before.refusal?.earlier ?? null);
  const on = { conflict: before.conflict !== after.conflict, refusal: took ? before.refusal : null };
  // Words of their own hid from its author what others wrote since: it stands on no newer base when it is done again.
  const base = Math.min(edit.base, after.entries.at(-1)?.base ?? edit.base);
  return { is: 'edit', edit: { ...edit, base }, on, apart: after.entries.length > before.entries.length };
}

/** Which tab sends: with a device that keeps nothing every tab does, for itself. */
function withGate(step: Machine, { state, effects }: Result): Result {
  const { device } = state;
  if (!device) return { state, effects };
  const sends =
    device.is === 'shut' || device.trouble
      ? 'here'
      : device.is === 'opening'
        ? 'later'
        : device.leads
          ? 'here'
          : 'elsewhere';
  if (sends === state.sends) return { state, effects };
  if (sends !== 'here') return { state: { ...state, sends }, effects };
  const next = stepped(step, takenOver({ ...state, sends }), { is: 'alone' });
  return { state: next.state, effects: [...effects, ...next.effects] };
}

/**
 * A request waits until the device knows of it. Where the device can't be told, or the page may be gone by then, it goes at
 * once: what is kept by then under the same id has the same content. Where an answer or a choice has just come before it, the next page
 * may put it on another base. So it waits, and goes with that page where this one is gone.
 */
function withHeld({ state, effects: asked }: Result, urgent: boolean): Result {
  const { device } = state;
  if (!device) return { state, effects: asked };
  const isOpen = device.is === 'open' && !device.trouble;
  const isSame = ({ address }: Entry) => {
    const key = keyOf(address);
    // What the device has nothing of has no other base there either.
    const isNew = !(key in device.stamps);
    const moves = device.unsaved[key] ?? [];
    return moves.every(
      ({ is }) => is === 'edit' || is === 'settle' || is === 'mark' || (is === 'had' && isNew),
    );
  };
  const effects = isOpen ? asked.flatMap((effect) => sentOffWhere(effect, isSame)) : asked;
  const stands = device.held?.send.request === state.outbox.sending ? device.held : null;
  const sends = effects.flatMap((effect) =>
    effect.do === 'send' && effect.request !== device.sent.request ? [effect] : [],
  );
  const next = sends.at(-1) ?? stands?.send;
  const keeps = isOpen && !(urgent && next?.entries.every(isSame));
  const last = sends.at(-1) ?? (keeps ? null : stands?.send);
  if (!last) return { state: withDevicePart(state, { held: stands }), effects };
  const waits = waitingLines(device).length > 0;
  const others = effects.filter((effect) => effect.do !== 'send');
  if (keeps && (waits || device.keeping.length > 0)) {
    // Where nothing is to be written besides, the device knows of it with what is being written.
    const held = { send: last, after: device.keeps + Number(waits) };
    return { state: withDevicePart(state, { held }), effects: others };
  }
  return { state: released(state, last), effects: [...others, last] };
}

function sentOffWhere(effect: Result['effects'][number], may: (entry: Entry) => boolean): Result['effects'] {
  if (effect.do !== 'send-off') return [effect];
  const entries = effect.entries.filter(may);
  return entries.length > 0 ? [{ ...effect, entries }] : [];
}

/** The request goes now. */
export function released(state: State, send: Send): State {
  const ids = send.entries.map((entry) => entry.mutationId);
  return withDevicePart(state, { held: null, sent: { request: send.request, ids } });
}

/** Begins to write what waits, unless a writing or a reading is under way. A page that may end at once doesn't wait. */
function withWriting({ state, effects }: Result, urgent: boolean): Result {
  const { device, author } = state;
  if (!device || author === null || device.is !== 'open') return { state, effects };
  const waiting = waitingLines(device);
  if (waiting.length === 0 || (device.trouble && device.pausing && !urgent)) return { state, effects };
  const busy = device.keeping.length > 0 || device.reading === 'running' || device.reading === 'stale';
  if (busy && !urgent) return { state, effects };
  const typing = waiting.every((key) =>
    device.unsaved[key]?.slice(beingKept(device, key)).every(({ is }) => is === 'edit'),
  );
  if (typing && !urgent && !device.trouble) {
    if (device.pausing) return { state, effects };
    return { state: withDevicePart(state, { pausing: true }), effects: [...effects, keepLater(typingMs)] };
  }
  // Where there is little room, one line may still fit where all together don't.
  const keys = device.trouble ? waiting.slice(0, 1) : waiting;
  return writing(state, device, author, keys, effects);
}

/** One writing of these lines, as they are now. */
export function writing(
  state: State,
  device: Device,
  person: string,
  keys: readonly string[],
  effects: Result['effects'],
): Result {
  const number = device.keeps + 1;
  const lines = keys.map((key) => ({
    key,
    expected: expectedStamp(device, key),
    line: keptLineOf(state, key),
  }));
  const keeping: Keeping = {
    number,
    person,
    moves: Object.fromEntries(keys.map((key) => [key, device.unsaved[key]?.length ?? 0])),
    emptied: lines.filter(({ line }) => !line).map(({ key }) => key),
  };
  const keep: DeviceEffect = { do: 'keep', number, person, stamp: stampOf(device, number), lines };
  // What is being read may have this in it, which would then be done twice.
  const reading = device.reading === 'running' ? 'stale' : device.reading;
  return {
    state: withDevicePart(state, { keeps: number, keeping: [...device.keeping, keeping], reading }),
    effects: [...effects, keep],
  };
}

export function stampOf({ tab }: Device, number: number): string {
  return `${tab} ${number}`;
}

export function keepLater(ms: number): Effect {
  return { do: 'later', name: 'keep', delay: { ms }, input: { is: 'keep-due' } };
}

/** After a refusal. */
export const keepAgain = keepLater(refusedMs);

function expectedStamp(device: Device, key: string): string | null {
  const ahead = device.keeping.findLast((one) => key in one.moves);
  if (!ahead) return device.stamps[key] ?? null;
  return ahead.emptied.includes(key) ? null : stampOf(device, ahead.number);
}

function keptLineOf({ outbox }: State, key: string) {
  const line = outbox.lines[key];
  return line ? keptOf(line) : null;
}

function withReading({ state, effects }: Result): Result {
  const { device, author } = state;
  if (!device || author === null || device.is === 'shut') return { state, effects };
  if (device.reading !== 'due' || device.keeping.length > 0) return { state, effects };
  return {
    state: withDevicePart(state, { reading: 'running' }),
    effects: [...effects, { do: 'restore', person: author }],
  };
}

/** Something of this tab waits for another that sends: is it there? */
function withQuestion({ state, effects }: Result): Result {
  const { device } = state;
  const waits =
    device &&
    state.sends === 'elsewhere' &&
    device.asked === 'no' &&
    state.session.is === 'in' &&
    Object.values(state.outbox.lines).some((line) => line.entries.some((entry) => entry.state !== 'open'));
  if (!waits) return { state, effects };
  const question: Effect = { do: 'later', name: 'ask', delay: { ms: answerMs }, input: { is: 'unheard' } };
  return {
    state: withDevicePart(state, { asked: 'asked' }),
    effects: [...effects, { do: 'tell', message: { is: 'who-sends', person: state.author } }, question],
  };
}
