import type { DeviceEffect, DeviceInput } from '../../client/sync/device-state.ts';
import { initialState } from '../../client/sync/initial-state.ts';
import type { Started } from '../../client/sync/known-names.ts';
import { step } from '../../client/sync/machine.ts';
import { type Fault, keyOf, type Patch, untouched, valuesNamedBy } from '../../client/sync/model.ts';
import { type Entry, shownValues } from '../../client/sync/outbox.ts';
import type { Effect, Input, Machine, State } from '../../client/sync/state.ts';
import { topicOf } from '../../client/sync/topic.ts';
import { type CountryData, countryTopic } from '../../client/sync/topics/country.ts';
import { type ModelServer, me } from './model-server.ts';

export const lost: Fault = { kind: 'network', message: 'lost' };
export const topic = topicOf(countryTopic, { country: 'KEN', cycle: '2026' });
const at = '2026-06-01T12:00:00.000Z';
const start: Started = {
  viewer: { person: me, memberships: [], viewerCan: [], withheldRoles: [], language: null },
  namesDigest: '',
  agencies: [],
  countries: [],
  cycles: [],
  currentCycle: { code: '2026' },
};

/** The machine on a bench: what it asks for waits here until the test says what comes of it. */
export class MachineBench {
  state: State = initialState;
  request: { number: number; entries: readonly Entry[] } | null = null;
  readonly strays: NonNullable<MachineBench['request']>[] = [];
  read: { id: string; turn: number } | null = null;
  /** Where the stream stands: the position of the last event that it brought. */
  stream: { id: string; turn: number; position: number } | null = null;
  /** How often it asked who is signed in. */
  starts = 0;
  readonly timers = new Map<string, Input | DeviceInput>();
  readonly server: ModelServer;
  readonly #sentOff: (readonly Entry[])[] = [];
  #ids = 0;

  readonly #machine: Machine;
  readonly #onDevice: (effect: DeviceEffect) => void;
  readonly #name: string;

  /** Without a device unless one is given; `name` tells apart the ids of several windows. */
  constructor(
    server: ModelServer,
    device?: { machine: Machine; perform: (effect: DeviceEffect) => void; name: string },
  ) {
    this.server = server;
    this.#machine = device?.machine ?? (step as Machine);
    this.#onDevice = device?.perform ?? (() => {});
    this.#name = device?.name ?? 'id';
    this.dispatch(device ? { is: 'device-attached', tab: device.name } : { is: 'alone' });
    this.signIn();
    this.dispatch({ is: 'follow', topic });
  }

  dispatch(input: Input | DeviceInput): void {
    const next = this.#machine(this.state, input);
    this.state = next.state;
    for (const effect of next.effects) this.#take(effect);
  }

  signIn(): void {
    this.dispatch({ is: 'started', result: start, at });
  }

  signOut(): void {
    this.dispatch({ is: 'session-ended' });
  }

  /** Edits as a person does who sees the page as it is now. */
  edit(item: string, patch: Patch, note: string | null = null): void {
    const address = { cycle: '2026', country: 'KEN', agency: 'UNICEF', item };
    const line = this.state.outbox.lines[keyOf(address)];
    const server = this.copy?.responses[keyOf(address)];
    this.#ids += 1;
    this.dispatch({
      is: 'edit',
      edit: {
        address,
        patch,
        seen: valuesNamedBy(patch, shownValues(server, line)),
        base: server?.revision ?? 0,
        note,
        mutationId: `${this.#name}-${this.#ids}`,
        at: `${at} ${this.#ids}`,
      },
    });
  }

  choose(key: string, keep: 'mine' | 'theirs'): void {
    const server = this.copy?.responses[key];
    this.#ids += 1;
    this.dispatch({
      is: 'choose',
      choice: {
        key,
        keep,
        shown: server ?? untouched,
        revision: server?.revision ?? 0,
        mutationId: `${this.#name}-${this.#ids}`,
        at: `${at} ${this.#ids}`,
      },
    });
  }

  /** The request arrives or not, and its answer comes back or not, or only once the stream has brought all there is. */
  finishRequest(fate: 'answered' | 'heard, then answered' | 'lost' | 'answer lost' | 'refused'): void {
    if (!this.request) return;
    const { number: request, entries } = this.request;
    this.request = null;
    const outcomes = fate === 'lost' ? [] : this.server.record(entries, { refusing: fate === 'refused' });
    if (fate === 'heard, then answered') this.hear(this.server.log.length);
    if (fate === 'answered' || fate === 'heard, then answered' || fate === 'refused')
      this.dispatch({ is: 'answered', request, outcomes, at });
    else this.dispatch({ is: 'unanswered', request, fault: lost });
  }

  /** The page is hidden; what it sends off then arrives or not, and nobody hears of it. */
  leave(arrives: boolean): void {
    this.dispatch({ is: 'leaving' });
    for (const entries of this.#sentOff.splice(0)) if (arrives) this.server.record(entries);
  }

  /** A request from before the session ended arrives after all. */
  finishStray(): void {
    const stray = this.strays.shift();
    if (!stray) return;
    const outcomes = this.server.record(stray.entries);
    this.dispatch({ is: 'answered', request: stray.number, outcomes, at });
  }

  finishRead(fate: 'answered' | 'lost'): void {
    if (!this.read) return;
    const { id, turn } = this.read;
    this.read = null;
    if (fate === 'lost') this.dispatch({ is: 'fault', id, generation: turn, fault: lost });
    else this.dispatch({ is: 'read', id, generation: turn, result: this.server.snapshot(), at });
  }

  /** The stream brings its next events. */
  hear(count: number): void {
    for (let heard = 0; heard < count && this.stream; heard += 1) {
      const event = this.server.log[this.stream.position];
      if (!event) return;
      this.stream.position += 1;
      const { id, turn } = this.stream;
      this.dispatch({ is: 'message', id, generation: turn, message: { events: event }, at });
    }
  }

  breakStream(fault: Fault): void {
    if (!this.stream) return;
    const { id, turn } = this.stream;
    this.stream = null;
    this.dispatch({ is: 'fault', id, generation: turn, fault });
  }

  fire(name: string): void {
    const input = this.timers.get(name);
    this.timers.delete(name);
    if (input) this.dispatch(input);
  }

  get copy(): CountryData | undefined {
    return this.state.topics[topic.id]?.data as CountryData | undefined;
  }

  #take(effect: Effect | DeviceEffect): void {
    switch (effect.do) {
      case 'send':
        // Only a session that ended meanwhile leaves an earlier request on its way.
        if (this.request) this.strays.push(this.request);
        this.request = { number: effect.request, entries: effect.entries };
        return;
      case 'send-off':
        this.#sentOff.push(effect.entries);
        return;
      case 'read':
        this.read = { id: effect.id, turn: effect.generation };
        return;
      case 'stream': {
        const { after } = effect.request.variables as { after: string | null };
        this.stream = { id: effect.id, turn: effect.generation, position: Number(after) };
        return;
      }
      case 'close':
        this.stream = null;
        return;
      case 'later':
        this.timers.set(effect.name, effect.input);
        return;
      case 'start':
        this.starts += 1;
        return;
      case 'since':
        throw new Error('no copy was kept on this bench');
      default:
        this.#onDevice(effect);
    }
  }
}
