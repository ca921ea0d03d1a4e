import { RecordResponsesDocument, StartDocument } from '../operations/operations.generated.ts';
import type { DeviceEffect, DeviceInput } from './device-state.ts';
import { RequestFault, type Send, type SendOptions } from './http.ts';
import { initialState } from './initial-state.ts';
import type { Started } from './known-names.ts';
import type { Stream } from './live.ts';
import { step } from './machine.ts';
import type { Fault, Request } from './model.ts';
import type { Entry } from './outbox.ts';
import { inputOf } from './outbox-sending.ts';
import { waitOf } from './retry-delay.ts';
import type { Effect, Input, Machine, Outcomes, State } from './state.ts';
import type { CatchUp, Copy } from './topic.ts';

/** The machine at work: what views read, and where they say what happened. */
export interface Sync {
  readonly state: () => State;
  readonly dispatch: (input: Input | DeviceInput) => void;
  /** Calls back after every change of the state, and gives the function that stops it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Puts another machine around this one, and says who does what that one asks for besides. */
  readonly extend: (around: (machine: Machine) => Machine, perform: (effect: DeviceEffect) => void) => void;
  /** One read outside of what is followed, for older pages of the log. */
  readonly read: (request: Request) => Promise<unknown>;
}

/** What the device keeps of topics. */
export interface Copies {
  /** Null where it has none that this person may see as they are now. */
  readonly open: (id: string, state: State) => Promise<Copy | null>;
  /** Asks what happened since, and gives what to do about it. */
  readonly since: (id: string, cursor: string, read: Sync['read']) => Promise<CatchUp>;
}

interface Outside {
  readonly send: Send;
  readonly stream: Stream;
  /** Where this browser has kept something before. */
  readonly copies?: Promise<Copies> | undefined;
}

/** Runs the machine against the network: does what it asks and tells it what came of it. */
export function createSync({ send, stream, copies }: Outside): Sync {
  let state = initialState;
  let machine = step as Machine;
  let performOnDevice: (effect: DeviceEffect) => void = () => {};
  const listeners = new Set<() => void>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const streams = new Map<string, () => void>();
  const now = () => new Date().toISOString();
  const read = (request: Request) => send(request, { after: state.latest, person: state.author });
  const record = (entries: readonly Entry[], options?: SendOptions) => {
    const variables = { inputs: entries.map(inputOf) };
    const always = { outlivesPage: true, person: state.author };
    return send({ document: RecordResponsesDocument, variables }, { ...always, ...options });
  };

  function dispatch(input: Input | DeviceInput): void {
    const before = state;
    const next = machine(state, input);
    state = next.state;
    for (const effect of next.effects) perform(effect);
    if (state !== before) for (const listener of [...listeners]) listener();
  }

  function perform(effect: Effect | DeviceEffect): void {
    switch (effect.do) {
      case 'start':
        send({ document: StartDocument, variables: {} }).then(
          (result) => dispatch({ is: 'started', result: result as Started, at: now() }),
          (error: unknown) => dispatch({ is: 'start-failed', fault: asFault(error) }),
        );
        return;
      case 'read': {
        const { id, generation, request, part } = effect;
        const is = part ? 'part-read' : 'read';
        const ask = () =>
          read(part ?? request).then(
            (result) => dispatch({ is, id, generation, result, at: now() }),
            (error: unknown) => dispatch({ is: 'fault', id, generation, fault: asFault(error) }),
          );
        if (!copies || !effect.first) ask();
        else {
          copies
            .then((kept) => kept.open(id, state))
            .then((copy) => (copy ? dispatch({ is: 'copied', id, generation, copy }) : ask()), ask);
        }
        return;
      }
      case 'since': {
        const { id, generation, cursor } = effect;
        copies
          ?.then((kept) => kept.since(id, cursor, read))
          .then(
            (take) => dispatch({ is: 'caught-up', id, generation, take, at: now() }),
            (error: unknown) => dispatch({ is: 'fault', id, generation, fault: asFault(error) }),
          );
        return;
      }
      case 'stream': {
        const { id, generation, request } = effect;
        streams.get(id)?.();
        const stop = stream({
          request: () => {
            const followed = state.topics[id];
            return followed ? followed.topic.stream(followed.data, followed.cursor) : request;
          },
          next: (message) => dispatch({ is: 'message', id, generation, message, at: now() }),
          ended: (fault) => dispatch({ is: 'fault', id, generation, fault }),
        });
        streams.set(id, stop);
        return;
      }
      case 'close':
        streams.get(effect.id)?.();
        streams.delete(effect.id);
        return;
      case 'send': {
        const { request, entries } = effect;
        record(entries).then(
          (data) => {
            const outcomes = (data as { recordResponses: Outcomes }).recordResponses;
            dispatch({ is: 'answered', request, outcomes, at: now() });
          },
          (error: unknown) => dispatch({ is: 'unanswered', request, fault: asFault(error) }),
        );
        return;
      }
      case 'send-off':
        // If this fails, the entries are still in the outbox and go again if the page is still there.
        record(effect.entries, { asText: true }).catch(() => {});
        return;
      case 'later': {
        clearTimeout(timers.get(effect.name));
        const { input } = effect;
        timers.set(
          effect.name,
          setTimeout(() => dispatch(input), waitOf(effect.delay)),
        );
        return;
      }
      default:
        performOnDevice(effect);
    }
  }

  return {
    state: () => state,
    dispatch,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    extend: (around, perform) => {
      machine = around(machine);
      performOnDevice = perform;
    },
    read,
  };
}

function asFault(error: unknown): Fault {
  return error instanceof RequestFault ? error.fault : { kind: 'network', message: String(error) };
}
