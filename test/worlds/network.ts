import type { Fault } from '../../client/sync/model.ts';
import type { Entry } from '../../client/sync/outbox.ts';
import { inputOf } from '../../client/sync/outbox-sending.ts';
import type { Outcomes } from '../../client/sync/state.ts';
import type { UnderWay, Window } from './around.ts';
import type { Chance } from './chance.ts';
import type { Input, Person } from './server.ts';
import { Later } from './under-way.ts';

export const lost: Fault = { kind: 'network', message: 'lost' };
export const signedOut: Fault = { kind: 'signed-out', message: 'Nobody is signed in.' };
const faults: readonly Fault[] = [
  lost,
  // A captive portal, a server in trouble, one that moved.
  { kind: 'network', message: 'HTTP 200' },
  { kind: 'server', message: 'HTTP 500' },
  { kind: 'turned-away', message: 'HTTP 421' },
];

/** What a request carries, and in whose session it went. */
interface Parcel {
  readonly inputs: readonly Input[];
  readonly person: Person | null;
}

/** Some changes are wrong as they are sent, each time and from every window. */
function isWrong({ mutationId }: Input): boolean {
  return [...mutationId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7) % 12 === 0;
}

/** The entries as the runtime sends them at this moment. */
export function parcelOf(tab: Window, entries: readonly Entry[]): Parcel {
  const inputs = entries.map((entry) => {
    const { writtenAt, ...input } = inputOf(entry);
    return { ...input, writtenAt: new Date(writtenAt) } as Input;
  });
  return { inputs, person: tab.device.session };
}

/**
 * A request that carries changes. It may be lost on its way there or back, come twice, come after its page gave it up, or after
 * its page is gone.
 */
export class Recording implements UnderWay {
  readonly tab: Window;
  readonly #parcel: Parcel;
  /** Null where nobody waits for the answer. */
  #request: number | null;

  constructor(tab: Window, parcel: Parcel, request: number | null) {
    this.tab = tab;
    this.#parcel = parcel;
    this.#request = request;
  }

  needsTab(): boolean {
    return false;
  }

  advance(chance: Chance): boolean {
    const { weather, server, underWay } = this.tab.device;
    const { inputs, person } = this.#parcel;
    const fate = chance.next();
    if (weather.lossyLine && fate < 0.15) {
      this.#tell(chance.pick(faults) ?? lost);
      return true;
    }
    if (weather.lateLine && fate < 0.35 && this.#request !== null) {
      // The page waits no longer, but what it sent is still on its way.
      this.#tell(lost);
      return false;
    }
    if (!person) {
      this.#tell(signedOut);
      return true;
    }
    if (weather.rejecting && inputs.some(isWrong)) {
      this.#tell({ kind: 'rejected', message: 'No.' });
      return true;
    }
    const outcomes = server.record(person, inputs);
    this.#tell(weather.lossyLine && chance.is(0.15) ? lost : outcomes);
    if (weather.doublingLine && chance.is(0.3)) underWay.begin(new Recording(this.tab, this.#parcel, null));
    return true;
  }

  #tell(what: Outcomes | Fault): void {
    const request = this.#request;
    this.#request = null;
    if (request === null) return;
    const { tab } = this;
    const tell = () =>
      'kind' in what
        ? tab.dispatch({ is: 'unanswered', request, fault: what })
        : tab.dispatch({ is: 'answered', request, outcomes: what, at: tab.device.now() });
    tab.device.underWay.begin(new Later(tab, tell));
  }
}
