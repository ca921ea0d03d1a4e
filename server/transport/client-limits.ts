import type { Context } from '../access/context.ts';
import { addressKey } from './client-address.ts';
import { type BucketSize, TokenBuckets } from './token-buckets.ts';

/**
 * Requests of one address, by all people behind it: HTTP requests and WebSocket handshakes. 300 people of an office
 * behind one address who open the page in the same minute need 4,500. A refusal costs next to nothing.
 */
const addressRequests: BucketSize = { burst: 5_000, perSecond: 500 };

/** A sign-in reads and writes: 300 people of an office at nine o'clock, and then five in a second. */
const SIGN_IN_REQUESTS = 15;

/** A body counts as a request for each of these bytes, so that the largest is 190. */
const BYTES_PER_REQUEST = 64 * 1024;

/**
 * Values (the unit of cost, operation-cost.ts) that one person may ask for, or one address without a sign-in. The
 * burst is 25 times the whole matrix, or 27 outboxes of 100 changes at once. Afterwards it is some two of them each
 * second, which is a quarter of a core.
 */
const personCost: BucketSize = { burst: 1_000_000, perSecond: 100_000 };

/** Sockets of one address that have not said `connection_init` yet; honest ones do so at once. */
const MOST_WAITING = 200;

/** When to come back where it isn't known: somebody else's socket has to close first. */
const SOCKET_RETRY_SECONDS = 10;

export type ClientLimitSettings = {
  /** Off: nobody is counted. */
  rateLimits: boolean;
  socketsPerPerson: number;
  socketsPerAddress: number;
};

/** A socket that is counted, from its handshake on. */
export type SocketSlot = {
  /** It said `connection_init`. */
  greeted(): void;
  /** Counts the socket for a person too, in place of its former owner. False where that person has enough of them. */
  belongsTo(personId: string): boolean;
  /** It closed. */
  release(): void;
};

/**
 * What one address and one person may have of this process, so that nobody can have all of it. Each replica counts for
 * itself.
 */
export class ClientLimits {
  readonly #requests = new TokenBuckets(addressRequests);
  readonly #costs = new TokenBuckets(personCost);
  readonly #socketsOfAddress = new Counts();
  readonly #waitingOfAddress = new Counts();
  readonly #socketsOfPerson = new Counts();

  constructor(private readonly settings: ClientLimitSettings) {}

  /** Counts a request; the seconds to wait where an address sends too many, otherwise 0. */
  request(address: string, { signIn = false, bytes = 0 } = {}): number {
    if (!this.settings.rateLimits) return 0;
    const weight = (signIn ? SIGN_IN_REQUESTS : 1) + Math.floor(bytes / BYTES_PER_REQUEST);
    return this.#requests.consume(addressKey(address), weight);
  }

  /** Counts an operation; the seconds to wait where its sender asks for too much, otherwise 0. */
  operation({ viewer, address }: Pick<Context, 'viewer' | 'address'>, cost: number): number {
    if (!this.settings.rateLimits) return 0;
    return this.#costs.consume(viewer ? `person ${viewer.personId}` : `address ${addressKey(address)}`, cost);
  }

  /** Counts a socket; the seconds after which to try again where its address has too many. */
  openSocket(address: string): SocketSlot | number {
    const key = addressKey(address);
    const { rateLimits, socketsPerAddress, socketsPerPerson } = this.settings;
    if (
      rateLimits &&
      (this.#socketsOfAddress.of(key) >= socketsPerAddress || this.#waitingOfAddress.of(key) >= MOST_WAITING)
    ) {
      return SOCKET_RETRY_SECONDS;
    }
    this.#socketsOfAddress.add(key);
    this.#waitingOfAddress.add(key);
    let waiting = true;
    let person: string | null = null;
    const greeted = () => {
      if (waiting) this.#waitingOfAddress.remove(key);
      waiting = false;
    };
    return {
      greeted,
      belongsTo: (personId) => {
        if (person !== null) this.#socketsOfPerson.remove(person);
        person = personId;
        this.#socketsOfPerson.add(personId);
        return !rateLimits || this.#socketsOfPerson.of(personId) <= socketsPerPerson;
      },
      release: () => {
        greeted();
        this.#socketsOfAddress.remove(key);
        if (person !== null) this.#socketsOfPerson.remove(person);
      },
    };
  }
}

class Counts {
  readonly #counts = new Map<string, number>();

  of(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  add(key: string): void {
    this.#counts.set(key, this.of(key) + 1);
  }

  remove(key: string): void {
    const left = this.of(key) - 1;
    if (left > 0) this.#counts.set(key, left);
    else this.#counts.delete(key);
  }
}
