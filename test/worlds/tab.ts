import { withDevice } from '../../client/sync/device/with-device.ts';
import type { DeviceEffect, DeviceInput, Message } from '../../client/sync/device-state.ts';
import { initialState } from '../../client/sync/initial-state.ts';
import { step } from '../../client/sync/machine.ts';
import { type Fault, keyOf, type RecordedResponse, untouched, type Values } from '../../client/sync/model.ts';
import { type Line, shownValues, unsentCount } from '../../client/sync/outbox.ts';
import type { Effect, Input, Machine, State } from '../../client/sync/state.ts';
import { topicOf } from '../../client/sync/topic.ts';
import { type CountryData, countryTopic } from '../../client/sync/topics/country.ts';
import type { Computer, Window } from './around.ts';
import type { Chance } from './chance.ts';
import { lost, parcelOf, Recording, signedOut } from './network.ts';
import { place } from './server.ts';
import { Later } from './under-way.ts';
import { Reading, Writing } from './writing.ts';

const keyPrefix = keyOf({ ...place, item: '' });
const topic = topicOf(countryTopic, { country: place.country, cycle: place.cycle });

export function keyFor(item: string): string {
  return keyPrefix + item;
}

/** One window with the real machine in it, between a network, a disk, a clock and other windows that are simulated. */
export class Tab implements Window {
  readonly name: string;
  readonly device: Computer;
  state: State = initialState;
  frozen = false;
  gone = false;
  /** The part of the page that keeps things on the device is there. */
  attached = false;
  /** A newer version of the page has the database, or the browser closed it. */
  databaseGone = false;
  readonly inbox: Message[] = [];
  /** What came of its writings, in order. */
  readonly told: DeviceInput[] = [];
  /** What it was told of the lock, in order. */
  readonly leads: boolean[] = [];
  readonly timers = new Map<string, Input | DeviceInput>();
  stream: { id: string; generation: number; position: number } | null = null;
  #machine = step as Machine;
  readonly #keys = new Map<string, number>();
  /** How many more effects it does before it crashes. */
  #left = Number.POSITIVE_INFINITY;
  #ids = 0;

  constructor(device: Computer, name: string) {
    this.device = device;
    this.name = name;
  }

  open(): void {
    this.dispatch({ is: 'opened' });
    this.dispatch({ is: 'follow', topic });
    // What keeps things on the device comes in a later file.
    this.#later(() => {
      this.attached = true;
      this.#machine = withDevice(step as Machine);
      this.dispatch({ is: 'device-attached', tab: this.name });
    });
  }

  dispatch(input: Input | DeviceInput): void {
    if (this.gone) return;
    const next = this.#machine(this.state, input);
    this.state = next.state;
    for (const effect of next.effects) {
      this.#left -= 1;
      if (this.#left < 0) this.device.crash(this);
      if (this.gone) return;
      if (input.is === 'leaving' && (effect.do === 'send' || effect.do === 'send-off')) {
        for (const { mutationId } of effect.entries) this.device.sentOff.add(mutationId);
      }
      this.#perform(effect);
    }
  }

  /** It ends in the midst of the next things that it does. */
  crashAfter(effects: number): void {
    this.#left = effects;
  }

  line(item: string): Line | undefined {
    return this.state.outbox.lines[keyFor(item)];
  }

  server(item: string): RecordedResponse | undefined {
    return this.copy?.responses[keyFor(item)];
  }

  /** What stands in the fields, as a person sees it. */
  shown(item: string): Values {
    return shownValues(this.server(item) ?? untouched, this.line(item));
  }

  get copy(): CountryData | undefined {
    return this.state.topics[topic.id]?.data as CountryData | undefined;
  }

  newId(): string {
    this.#ids += 1;
    return `${this.name}-${this.#ids}`;
  }

  /** The stream brings its next event, or is told that the log is another one. */
  hear(): void {
    const { stream } = this;
    const event = stream && this.device.server.log[stream.position];
    if (!stream || !event) return;
    stream.position += 1;
    const { id, generation } = stream;
    this.dispatch({ is: 'message', id, generation, message: { events: event }, at: this.device.now() });
  }

  /** It has heard everything, and nothing of its author waits to go or to be kept. */
  isQuiet(): boolean {
    const { outbox, device } = this.state;
    const waits = Object.values(outbox.lines).some(({ entries, conflict }) => entries.length > 0 || conflict);
    const heard = this.stream?.position === this.device.server.log.length;
    const kept = !device || device.is === 'shut' || Object.keys(device.unsaved).length === 0;
    return !waits && kept && heard && this.inbox.length === 0;
  }

  hasNothingUnsent(): boolean {
    return unsentCount(this.state.outbox) === 0;
  }

  breakStream(kind: 'network' | 'cursor' | 'signed-out'): void {
    const { stream } = this;
    this.stream = null;
    if (!stream) return;
    const { id, generation } = stream;
    this.dispatch({ is: 'fault', id, generation, fault: { kind, message: '' } });
  }

  fire(name: string): void {
    const input = this.timers.get(name);
    this.timers.delete(name);
    if (input) this.dispatch(input);
  }

  keysOf(person: string): number {
    const known = this.#keys.get(person) ?? this.device.disk.keysOf(person);
    this.#keys.set(person, known);
    return known;
  }

  forgetKeys(person: string): void {
    this.#keys.delete(person);
  }

  #later(then: (chance: Chance) => void): void {
    this.device.underWay.begin(new Later(this, then));
  }

  #perform(effect: Effect | DeviceEffect): void {
    const { device } = this;
    switch (effect.do) {
      case 'start':
        this.#later((chance) => this.#started(chance));
        return;
      case 'read':
        this.#read(effect.id, effect.generation);
        return;
      case 'stream': {
        const { after } = effect.request.variables as { after: string | null };
        this.stream = { id: effect.id, generation: effect.generation, position: Number(after) };
        return;
      }
      case 'close':
        this.stream = null;
        return;
      case 'send':
        device.underWay.begin(new Recording(this, parcelOf(this, effect.entries), effect.request));
        return;
      case 'send-off':
        device.underWay.begin(new Recording(this, parcelOf(this, effect.entries), null));
        return;
      case 'later':
        this.timers.set(effect.name, effect.input);
        return;
      case 'restore':
        device.underWay.begin(new Reading(this, effect.person));
        return;
      case 'keep':
        device.underWay.begin(new Writing(this, effect));
        return;
      case 'tell':
        for (const other of device.tabs)
          if (other !== this && other.attached) other.inbox.push(effect.message);
        return;
      case 'lead':
        device.lead(this, effect.steal);
        return;
      case 'since':
        throw new Error('no copy is kept in these worlds');
      case 'forget':
        this.forgetKeys(effect.person);
        this.#later(() => device.disk.forget(effect.person, effect.what));
    }
  }

  #started(chance: Chance): void {
    const { session, weather } = this.device;
    if (weather.lossyLine && chance.is(0.15)) {
      this.dispatch({ is: 'start-failed', fault: lost });
      return;
    }
    const result = {
      viewer: session && {
        person: session,
        language: null,
        memberships: [],
        viewerCan: [],
        withheldRoles: [],
      },
      namesDigest: '',
      agencies: [],
      countries: [],
      cycles: [],
      currentCycle: { code: place.cycle },
    };
    this.dispatch({ is: 'started', result, at: this.device.now() });
  }

  /** What it reads is as it was when the server read it, however late it comes. */
  #read(id: string, generation: number): void {
    const { device } = this;
    const fail = (fault: Fault) => this.dispatch({ is: 'fault', id, generation, fault });
    this.#later((chance) => {
      if (!device.session) {
        fail(signedOut);
        return;
      }
      if (device.weather.lossyLine && chance.is(0.15)) {
        fail(lost);
        return;
      }
      const result = device.server.snapshot();
      this.#later(() => this.dispatch({ is: 'read', id, generation, result, at: device.now() }));
    });
  }
}
